package ecm.rough;

import java.util.Arrays;

/**
 * Prints the table of rough records of docs/validation.md.
 *
 * <p>Arguments: a seed, and names of records; none = all.
 */
public final class RoughRecordsProgram {

  private RoughRecordsProgram() {}

  public static void main(String[] args) {
    long seed = args.length == 0 ? 1 : Long.parseLong(args[0]);
    System.out.println(
        "| record | true tau (s) | corrected fit (s) | | likelihood (s) | | warnings (notes) |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (RoughRecord record : RoughRecord.values()) {
      if (args.length < 2 || Arrays.asList(args).contains(record.name())) {
        System.out.println(RoughResult.of(record, seed).row());
      }
    }
    System.exit(0);
  }
}
