package dev.assize.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code assize register}: who may judge whom, and what follows from it. */
@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    description = {
      "Applies for certificates, gives, keeps and takes them, and says what they are worth.",
      "",
      "A register is a log of signed entries. What follows from them is computed by the scheme's rules",
      "whenever somebody asks, so anybody with the log and the scheme gets the same answer. Whoever",
      "writes needs the key that may say so: --key.",
    },
    subcommands = {
      RegisterFoundCommand.class,
      RegisterPartyCommands.Disclose.class,
      RegisterOwnerCommands.Recognise.class,
      RegisterProducerCommands.Apply.class,
      RegisterOwnerCommands.Escrow.class,
      RegisterDrawCommand.class,
      RegisterProducerCommands.Challenge.class,
      RegisterEvaluatorCommands.Reveal.class,
      RegisterOfficeCommands.Review.class,
      RegisterOfficeCommands.Decide.class,
      RegisterEvaluatorCommands.Surveil.class,
      RegisterProducerCommands.Change.class,
      RegisterPartyCommands.Incident.class,
      RegisterProducerCommands.Remediate.class,
      RegisterOfficeCommands.Restore.class,
      RegisterSanctionCommand.class,
      RegisterOfficeCommands.Withdraw.class,
      RegisterPartyCommands.Appeal.class,
      RegisterOwnerCommands.BackCheck.class,
      RegisterOwnerCommands.Downgrade.class,
      RegisterPartyCommands.Waive.class,
      RegisterPartyCommands.Fund.class,
      RegisterStatusCommands.ShowStatus.class,
      RegisterStatusCommands.History.class,
      RegisterStatusCommands.Why.class,
      RegisterListCommands.Cases.class,
      RegisterEvaluatorsCommand.class,
      RegisterConcentrationCommand.class,
      RegisterListCommands.Sanctions.class,
      RegisterListCommands.Abandoned.class,
      RegisterLogCommands.Problems.class,
      RegisterLogCommands.Entries.class,
    })
final class RegisterCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "a command is missing; try: assize register --help");
  }
}
