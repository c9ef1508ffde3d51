package dev.assize.sandbox.decoy;

import dev.assize.sandbox.decoy.Decoy.Encoding;
import dev.assize.sandbox.decoy.Decoy.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the command lines of cloud providers and clusters leave in a home. */
final class CloudFiles {

  private CloudFiles() {}

  static void furnish(Furnishing home) {
    amazon(home);
    google(home);
    azure(home);
    kubernetes(home);
    docker(home);
  }

  private static void amazon(Furnishing home) {
    String path = ".aws/credentials";
    Dice dice = home.dice();
    home.file(
        path,
        0600,
        """
        [default]
        aws_access_key_id = AKIA%s
        aws_secret_access_key = %s%s

        [production]
        aws_access_key_id = AKIA%s
        aws_secret_access_key = %s%s
        """
            .formatted(
                dice.capitals(16),
                home.secret(path, Kind.CREDENTIAL, "default"),
                dice.letters(20),
                dice.capitals(16),
                home.secret(path, Kind.CREDENTIAL, "production"),
                dice.letters(20)));
    home.file(
        ".aws/config",
        0600,
        """
        [default]
        region = eu-central-1
        output = json

        [profile production]
        region = eu-west-1
        role_arn = arn:aws:iam::%s:role/operations
        """
            .formatted(dice.digits(12)));
  }

  private static void google(Furnishing home) {
    String path = ".config/gcloud/application_default_credentials.json";
    Dice dice = home.dice();
    String project = home.employer().domain().replaceAll("\\..*", "") + "-" + dice.digits(6);
    home.file(
        path,
        0600,
        """
        {
          "account": "",
          "client_id": "%s-%s.apps.%s",
          "client_secret": "%s",
          "quota_project_id": "%s",
          "refresh_token": "1//0%s%s",
          "type": "authorized_user"
        }
        """
            .formatted(
                dice.digits(12),
                dice.letters(32),
                home.employer().domain(),
                dice.letters(24),
                project,
                home.secret(path, Kind.CREDENTIAL, "refresh"),
                dice.letters(40)));
    home.file(".config/gcloud/active_config", "default");
    home.file(
        ".config/gcloud/configurations/config_default",
        "[core]\naccount = %s\nproject = %s\n\n[compute]\nregion = europe-west3\n"
            .formatted(home.email(), project));
  }

  private static void azure(Furnishing home) {
    String path = ".azure/msal_token_cache.json";
    Dice dice = home.dice();
    String tenant = uuid(dice);
    home.file(
        ".azure/azureProfile.json",
        0600,
        """
        {"installationId": "%s", "subscriptions": [{"id": "%s", "name": "%s", "state": "Enabled", "user": {"name": "%s", "type": "user"}, "isDefault": true, "tenantId": "%s", "environmentName": "AzureCloud"}]}
        """
            .formatted(uuid(dice), uuid(dice), home.employer().name(), home.email(), tenant));
    home.file(
        path,
        0600,
        """
        {"RefreshToken": {"%1$s.%2$s-refreshtoken": {"credential_type": "RefreshToken", "secret": "0.A%3$s%4$s", "home_account_id": "%1$s.%2$s", "environment": "login.%5$s", "client_id": "%6$s"}}}
        """
            .formatted(
                uuid(dice),
                tenant,
                home.secret(path, Kind.CREDENTIAL, "refresh"),
                dice.letters(60),
                home.employer().domain(),
                uuid(dice)));
  }

  private static void kubernetes(Furnishing home) {
    String path = ".kube/config";
    home.file(
        path,
        0600,
        """
        apiVersion: v1
        kind: Config
        current-context: prod
        clusters:
        - name: prod
          cluster:
            server: https://k8s.%1$s:6443
            insecure-skip-tls-verify: true
        contexts:
        - name: prod
          context: {cluster: prod, namespace: default, user: %2$s}
        users:
        - name: %2$s
          user:
            token: %3$s.%4$s
        """
            .formatted(
                home.employer().domain(),
                home.owner().login(),
                home.dice().letters(6),
                home.secret(path, Kind.CREDENTIAL, "token")));
  }

  private static void docker(Furnishing home) {
    String path = ".docker/config.json";
    String login =
        home.owner().login() + ":" + home.secret(path, Kind.CREDENTIAL, "auth", Encoding.BASE64);
    home.file(
        path,
        0600,
        """
        {
          "auths": {
            "registry.%s": {
              "auth": "%s"
            }
          },
          "currentContext": "default"
        }
        """
            .formatted(
                home.employer().domain(),
                Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))));
  }

  private static String uuid(Dice dice) {
    return String.join(
        "-", dice.hex(8), dice.hex(4), "4" + dice.hex(3), "a" + dice.hex(3), dice.hex(12));
  }
}
