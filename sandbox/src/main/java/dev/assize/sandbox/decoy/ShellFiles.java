package dev.assize.sandbox.decoy;

import dev.assize.sandbox.decoy.Decoy.Kind;

/** What a shell reads and remembers, and what runs at night. */
final class ShellFiles {

  private ShellFiles() {}

  static void furnish(Furnishing home) {
    String domain = home.employer().domain();
    String login = home.owner().login();
    home.file(
        ".profile",
        "if [ -n \"$BASH_VERSION\" ]; then\n    . \"$HOME/.bashrc\"\nfi\nPATH=\"$HOME/bin:$PATH\"\n");
    home.file(
        ".bashrc",
        "case $- in *i*) ;; *) return;; esac\nHISTSIZE=5000\nalias ll='ls -alF'\nalias k=kubectl\nexport EDITOR=vim\n");
    history(home, ".bash_history");
    home.file(
        ".gitconfig",
        "[user]\n\tname = %s\n\temail = %s\n[credential]\n\thelper = store\n[pull]\n\trebase = true\n"
            .formatted(home.owner().full(), home.email()));
    home.file(".vimrc", "set number\nset expandtab shiftwidth=2\nsyntax on\n");
    home.file(
        ".config/user-dirs.dirs",
        "XDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\nXDG_DOCUMENTS_DIR=\"$HOME/Documents\"\n");
    home.file(
        "bin/backup.sh",
        0755,
        "#!/bin/sh\nset -e\npg_dump -h db1.%s -U %s billing | gzip > \"$HOME/Backups/billing-$(date +%%F).sql.gz\"\n"
            .formatted(domain, login));
    home.file(
        "Backups/crontab.txt",
        "MAILTO=%s\n15 2 * * * $HOME/bin/backup.sh\n".formatted(home.email()));
    home.file(
        ".config/systemd/user/backup.timer",
        "[Unit]\nDescription=Nightly backup\n\n[Timer]\nOnCalendar=*-*-* 02:15\n\n[Install]\nWantedBy=timers.target\n");
    home.file(
        ".config/systemd/user/backup.service",
        "[Unit]\nDescription=Nightly backup\n\n[Service]\nType=oneshot\nExecStart=%h/bin/backup.sh\n");
  }

  private static void history(Furnishing home, String path) {
    String domain = home.employer().domain();
    home.file(
        path,
        0600,
        """
        ls
        cd projects/billing-service
        git pull
        vim invoice.py
        python3 main.py --month %s
        git commit -am "Round amounts half even"
        git push
        ssh prod
        kubectl get pods
        export DEPLOY_TOKEN=%s
        curl -H "Authorization: Bearer $DEPLOY_TOKEN" https://deploy.%s/v1/releases
        psql -h db1.%s billing
        ~/bin/backup.sh
        docker login registry.%s
        aws s3 ls --profile production
        df -h
        cd ../storefront
        npm ci
        npm start
        """
            .formatted(
                home.month(2),
                home.secret(path, Kind.CREDENTIAL, "deploy"),
                domain,
                domain,
                domain));
  }
}
