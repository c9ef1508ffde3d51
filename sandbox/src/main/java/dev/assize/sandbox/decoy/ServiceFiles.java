package dev.assize.sandbox.decoy;

import dev.assize.sandbox.decoy.Decoy.Kind;

/** Small files in which tools keep the passwords of services. */
final class ServiceFiles {

  private ServiceFiles() {}

  static void furnish(Furnishing home) {
    String domain = home.employer().domain();
    String login = home.owner().login();
    String npm = ".npmrc";
    home.file(
        npm,
        0600,
        "@%s:registry=https://npm.%s/\n//npm.%s/:_authToken=npm_%s%s\nfund=false\n"
            .formatted(
                domain.replaceAll("[.-].*", ""),
                domain,
                domain,
                token(home, npm),
                home.dice().letters(16)));
    String netrc = ".netrc";
    home.file(
        netrc,
        0600,
        "machine api.%s login %s password %s\nmachine files.%s login %s password %s\n"
            .formatted(
                domain,
                login,
                token(home, netrc),
                domain,
                login,
                home.secret(netrc, Kind.PASSWORD, "files")));
    String pgpass = ".pgpass";
    home.file(
        pgpass,
        0600,
        "db1.%s:5432:billing:%s:%s\nlocalhost:5432:*:postgres:postgres\n"
            .formatted(domain, login, token(home, pgpass)));
    String git = ".git-credentials";
    home.file(
        git,
        0600,
        "https://%s:ghp_%s@git.%s\n"
            .formatted(login, token(home, git) + home.dice().letters(16), domain));
    String pypi = ".pypirc";
    home.file(
        pypi,
        0600,
        "[distutils]\nindex-servers = internal\n\n[internal]\nrepository = https://pypi.%s/\nusername = __token__\npassword = pypi-%s%s\n"
            .formatted(domain, token(home, pypi), home.dice().letters(40)));
    String maven = ".m2/settings.xml";
    home.file(
        maven,
        0600,
        """
        <settings>
          <servers>
            <server>
              <id>releases</id>
              <username>%s</username>
              <password>%s</password>
            </server>
          </servers>
        </settings>
        """
            .formatted(login, token(home, maven)));
    String mysql = ".my.cnf";
    home.file(
        mysql,
        0600,
        "[client]\nhost = shop-db.%s\nuser = reporting\npassword = %s\n"
            .formatted(domain, token(home, mysql)));
    String vault = ".vault-token";
    home.file(vault, 0600, "hvs." + token(home, vault) + home.dice().letters(70));
  }

  private static String token(Furnishing home, String path) {
    return home.secret(path, Kind.CREDENTIAL, "token");
  }
}
