package ecm.command.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scijava.command.CommandInfo;

/**
 * Brings the tables of parameters in {@code docs/commands} and the list of macro keys up to date
 * with the commands. What it changes is a change of the contract with users' macros: look at the
 * difference before it is committed.
 */
public final class ReferencePagesProgram {

  static final String HOW =
      "if this change is meant, run ecm.command.base.ReferencePagesProgram: CONTRIBUTING.md,"
          + " A parameter";

  private ReferencePagesProgram() {}

  /** Run in the project's folder. */
  public static void main(String[] arguments) throws IOException {
    for (CommandInfo info : ReferencePagesTest.commandsWithFields().toList()) {
      ReferencePage page = ReferencePage.of(info);
      Files.writeString(page.file(), page.updated());
    }
    Files.writeString(
        Path.of("src", "test", "resources", "macro-signatures.txt"),
        MacroSignaturesTest.signatures());
  }
}
