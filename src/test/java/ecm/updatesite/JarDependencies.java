package ecm.updatesite;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;

/** The jars that a jar needs, as its bytecode says. */
final class JarDependencies {

  /** By name and checksum of a jar, which takes seconds to read and is in many releases. */
  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

  private JarDependencies() {}

  /**
   * Their paths in Fiji, without versions, for whichever version is there will do. What is not on
   * the class path is left out: libraries look for classes of Javas of the past.
   */
  static List<String> of(Path jar) throws IOException {
    String content = jar.getFileName() + " " + FileChecksum.ofJar(jar);
    List<String> known = KNOWN.get(content);
    if (known == null) {
      known = read(jar);
      KNOWN.put(content, known);
    }
    return known;
  }

  private static List<String> read(Path jar) throws IOException {
    TreeSet<String> types = new TreeSet<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JavaClass type : imported(file)) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          types.add(dependency.getTargetClass().getBaseComponentType().getName());
        }
      }
    }
    TreeSet<String> needed = new TreeSet<>();
    types.forEach(type -> addTo(needed, type));
    needed.remove(inFiji(jar));
    return List.copyOf(needed);
  }

  /** Only the names of what other jars hold matter, so these are not read. */
  private static JavaClasses imported(JarFile jar) {
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return new ClassFileImporter().importJar(jar);
        });
  }

  private static void addTo(TreeSet<String> needed, String type) {
    URL url = resource(type);
    if (url != null && url.getProtocol().equals("jar")) {
      needed.add(inFiji(jarOf(url)));
    }
  }

  private static String inFiji(Path jar) {
    return SiteFile.unversioned("jars/" + jar.getFileName());
  }

  /** The jar of a class; by resource, since ImageJ's classes may have been patched in memory. */
  static Path jarOf(Class<?> type) {
    return jarOf(resource(type.getName()));
  }

  private static URL resource(String type) {
    return JarDependencies.class.getResource("/" + type.replace('.', '/') + ".class");
  }

  private static Path jarOf(URL url) {
    String text = url.toString();
    return Path.of(URI.create(text.substring("jar:".length(), text.indexOf('!'))));
  }
}
