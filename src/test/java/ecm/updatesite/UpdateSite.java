package ecm.updatesite;

import ecm.base.InvalidInput;
import ecm.files.WholeFile;
import ecm.updatesite.SiteFile.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * A folder that, put on any web server, is a Fiji update site.
 *
 * <p>A file whose checksum is the one already offered keeps its timestamp. Another one is released
 * with the timestamp given, and the one before is listed as a previous version.
 *
 * @param folder of the site
 * @param offered path in Fiji -> file
 * @param descriptions of some of them, by path
 */
record UpdateSite(Path folder, Map<String, Path> offered, Map<String, String> descriptions) {

  /**
   * Lays out or updates the site.
   *
   * @param timestamp of the release, yyyyMMddHHmmss
   * @throws InvalidInput if something changed though that release is not newer than what is offered
   */
  List<SiteFile> release(long timestamp) throws IOException, XMLStreamException {
    Map<String, SiteFile> files = new TreeMap<>();
    for (SiteFile file : SiteIndex.read(folder.resolve(SiteIndex.NAME))) {
      files.put(SiteFile.unversioned(file.path()), file);
    }
    for (Map.Entry<String, Path> offer : new TreeMap<>(offered).entrySet()) {
      String key = SiteFile.unversioned(offer.getKey());
      SiteFile file = released(offer.getKey(), offer.getValue(), files.get(key), timestamp);
      files.put(key, file);
      byte[] content = Files.readAllBytes(offer.getValue());
      WholeFile.write(folder.resolve(file.served()), out -> out.write(content));
    }
    List<SiteFile> all = List.copyOf(files.values());
    // last, so that the list never names a file that is not there yet
    SiteIndex.write(folder.resolve(SiteIndex.NAME), all);
    return all;
  }

  private SiteFile released(String path, Path file, SiteFile before, long timestamp)
      throws IOException {
    String checksum = FileChecksum.of(path, file);
    List<Version> previous = new ArrayList<>();
    long since = timestamp;
    if (before != null) {
      previous.addAll(before.previous());
      Version old = before.version();
      if (old.checksum().equals(checksum)) {
        since = old.timestamp();
      } else if (old.timestamp() >= timestamp) {
        throw new InvalidInput(
            path
                + " differs from the one released at "
                + old.timestamp()
                + ", but the release is of "
                + timestamp
                + "; give a later one");
      } else {
        previous.add(0, new Version(old.path(), old.checksum(), old.timestamp(), timestamp, 0));
      }
    }
    Version version = new Version(path, checksum, since, 0, Files.size(file));
    String description = descriptions.getOrDefault(path, "");
    List<String> dependencies = path.endsWith(".jar") ? JarDependencies.of(file) : List.of();
    return new SiteFile(path, version, description, dependencies, previous);
  }
}
