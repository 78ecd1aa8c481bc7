package ecm.updatesite;

import java.util.List;

/**
 * A file of an update site.
 *
 * @param path below Fiji's folder, with '/'
 * @param version what is offered now
 * @param description one sentence, or empty
 * @param dependencies paths of the files it needs, without versions
 * @param previous versions offered before: the updater updates those, and leaves alone any other as
 *     modified by the user
 */
record SiteFile(
    String path,
    Version version,
    String description,
    List<String> dependencies,
    List<Version> previous) {

  /**
   * One version.
   *
   * @param path its name then
   * @param checksum see {@link FileChecksum}
   * @param timestamp of its release, yyyyMMddHHmmss
   * @param replaced when the next version was released; 0 = still offered
   * @param size bytes; 0 for a previous version
   */
  record Version(String path, String checksum, long timestamp, long replaced, long size) {}

  /** The name on the server, where every version has its own. */
  String served() {
    return path + "-" + version.timestamp();
  }

  /** The path without the version in it, by which the updater knows the file. */
  static String unversioned(String path) {
    return path.replaceFirst("-\\d[^/]*\\.jar$", ".jar");
  }
}
