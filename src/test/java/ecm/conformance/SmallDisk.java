package ecm.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A disk of a few megabytes in memory, where the tests may mount one, as root on Linux may. */
record SmallDisk(Path folder) implements AutoCloseable {

  /** Mounts it; where that is not allowed the test is skipped, with the reason. */
  static SmallDisk mount(Path folder, int megabytes) throws IOException {
    Files.createDirectories(folder);
    String how = "size=" + megabytes + "m";
    String said = run("mount", "-t", "tmpfs", "-o", how, "tmpfs", folder.toString());
    Assumptions.assumeTrue(
        said.isEmpty(), "skipped: no small disk can be mounted here, which takes root: " + said);
    return new SmallDisk(folder);
  }

  void makeReadOnly() throws IOException {
    String said = run("mount", "-o", "remount,ro", folder.toString());
    Assumptions.assumeTrue(said.isEmpty(), "skipped: the disk cannot be made read-only: " + said);
  }

  /** Takes all room but some bytes, in a file of this name. */
  void fill(String name, long left) throws IOException {
    long room = Files.getFileStore(folder).getUsableSpace();
    Files.write(folder.resolve(name), new byte[(int) Math.max(0, room - left)]);
  }

  @Override
  public void close() throws IOException {
    run("umount", folder.toString());
  }

  /** What a program complained of; empty if it did what it should. */
  private static String run(String... command) throws IOException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? "" : said.strip() + " (status " + process.exitValue() + ")";
    } catch (InterruptedException e) {
      throw new IOException(e);
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
