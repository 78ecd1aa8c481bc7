package ecm;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import ecm.base.Api;
import ecm.base.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layers of the suite: imports point down only, and each library has its place. */
class ArchitectureTest {

  /**
   * Packages by layer, the lowest first; some of them may not exist yet. "" is the package ecm
   * itself, the suite as a library.
   */
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("base", "files"),
          List.of("stack"),
          List.of(
              "registration",
              "defects",
              "sample",
              "correlation",
              "kww",
              "likelihood",
              "statistics",
              "surface",
              "fourpoint",
              "temperature",
              "acquisition",
              "simulation"),
          List.of("pipeline", "report", "chart"),
          List.of("ij"),
          List.of(""),
          List.of("command"),
          List.of("standalone"));

  /**
   * Rooms of the packages that have an order of their own, the lowest first: each may use those
   * before it.
   */
  private static final Map<String, List<String>> ROOMS =
      Map.of(
          "pipeline",
          List.of(
              "maps",
              "region",
              "fourpoint",
              "likelihood",
              "parts",
              "nulls",
              "time",
              "whole",
              "experiment"),
          "ij",
          List.of(
              "base",
              "provenance",
              "tiff",
              "open",
              "camera",
              "image",
              "figure",
              "window",
              "plot",
              "result",
              "series",
              "inspect"),
          "registration",
          List.of("frame", "template", "match", "joint", "estimator", "outcome"),
          "likelihood",
          List.of("spectrum", "pixel", "region", "population"),
          "simulation",
          List.of("random", "parameters", "medium", "microscope"));

  /** Most files of a package. */
  private static final int ROOM = 25;

  private static final Map<String, ArchRule> RULES = rules();

  /** A class that breaks each rule, by the rule's name: path of the source and its text. */
  private static final Map<String, String> OFFENDERS =
      Map.ofEntries(
          Map.entry("imports point down", "package ecm.base; class Up { ecm.stack.Rect rect; }"),
          Map.entry("every package has a layer", "package ecm.utils; class Utils {}"),
          Map.entry("no cycles", "package ecm.kww; class Cycle { ecm.surface.Cycle other; }"),
          Map.entry(
              "no cycles of rooms",
              "package ecm.correlation; class Down { ecm.correlation.pooled.RegionCorrelation up; }"),
          Map.entry(
              "rooms in their order",
              "package ecm.ij.base; class Low { ecm.ij.figure.TauMap map; }"),
          Map.entry(
              "ImageJ only in its layers",
              "package ecm.sample; class Window { ij.ImagePlus image; }"),
          Map.entry(
              "SciJava only in commands",
              "package ecm.pipeline.maps; class Command { org.scijava.log.LogService log; }"),
          Map.entry(
              "standalone declares no plugin",
              "package ecm.standalone; @org.scijava.plugin.Plugin(type = ecm.standalone.Entry.class)"
                  + " class Entry implements org.scijava.plugin.SciJavaPlugin {}"),
          Map.entry(
              "no console",
              "package ecm.stack; class Talk { void talk() { System.out.println(1); } }"),
          Map.entry(
              "numbers in text are the same in every locale",
              "package ecm.kww; class Digits { String text(int n) { return String.format(\"%d\", n); } }"),
          Map.entry(
              "no object streams, no XML",
              "package ecm.files; class Read { java.io.ObjectInputStream in; }"),
          Map.entry(
              "the interface is closed",
              "package ecm.stack; @ecm.base.Api class Open { public Shut shut() { return null; }"
                  + " static class Shut {} }"),
          Map.entry(
              "layer 0 uses the JDK",
              "package ecm.base; class Fancy { org.apache.commons.math3.complex.Complex z; }"));

  @TempDir static Path folder;
  private static JavaClasses own;
  private static JavaClasses offending;

  private static Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("imports point down", layers());
    rules.put(
        "every package has a layer",
        classes()
            .should()
            .resideInAnyPackage(
                LAYERS.stream()
                    .flatMap(List::stream)
                    .map(ArchitectureTest::in)
                    .toArray(String[]::new)));
    rules.put(
        "no cycles", SlicesRuleDefinition.slices().matching("ecm.(*)..").should().beFreeOfCycles());
    rules.put(
        "no cycles of rooms",
        SlicesRuleDefinition.slices().matching("ecm.(**)").should().beFreeOfCycles());
    rules.put("rooms in their order", rooms());
    rules.put(
        "ImageJ only in its layers",
        noClasses()
            .that()
            .resideOutsideOfPackages("ecm.ij..", "ecm.command..", "ecm.standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ij", "ij.."));
    rules.put(
        "SciJava only in commands",
        noClasses()
            .that()
            .resideOutsideOfPackages("ecm.command..", "ecm.standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.scijava..", "net.imagej.."));
    rules.put(
        "standalone declares no plugin",
        noClasses()
            .that()
            .resideInAPackage("ecm.standalone..")
            .should()
            .beAnnotatedWith("org.scijava.plugin.Plugin"));
    rules.put(
        "no console",
        noClasses()
            .that()
            .resideOutsideOfPackage("ecm.standalone..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
    rules.put(
        "numbers in text are the same in every locale",
        noClasses()
            .should()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase"));
    rules.put(
        "no object streams, no XML",
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c.dom..", "java.beans.."));
    rules.put("layer 0 uses the JDK", lowestLayer());
    rules.put("the interface is closed", api());
    return rules;
  }

  private static String in(String layer) {
    return layer.isEmpty() ? "ecm" : "ecm." + layer + "..";
  }

  /** A library that others may use must not give or take what they may not. */
  private static ArchRule api() {
    DescribedPredicate<JavaClass> open =
        DescribedPredicate.describe("of the interface", ArchitectureTest::isOpen);
    return methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Api.class)
        .should()
        .haveRawReturnType(open)
        .andShould(
            new ArchCondition<JavaMethod>("take types of the interface") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                for (JavaClass type : method.getRawParameterTypes()) {
                  if (!open.test(type)) {
                    events.add(
                        SimpleConditionEvent.violated(
                            method, method.getFullName() + " takes " + type.getName()));
                  }
                }
              }
            });
  }

  private static boolean isOpen(JavaClass type) {
    JavaClass base = type.getBaseComponentType();
    return base.isPrimitive()
        || base.getPackageName().matches("(java|net\\.imglib2)(\\..*)?")
        || base.isAnnotatedWith(Api.class);
  }

  private static ArchRule layers() {
    Architectures.LayeredArchitecture architecture =
        Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (int i = 0; i < LAYERS.size(); i++) {
      String[] packages = LAYERS.get(i).stream().map(ArchitectureTest::in).toArray(String[]::new);
      architecture = architecture.optionalLayer("layer " + i).definedBy(packages);
    }
    for (int i = 0; i < LAYERS.size(); i++) {
      List<String> above = new ArrayList<>();
      for (int j = i + 1; j < LAYERS.size(); j++) {
        above.add("layer " + j);
      }
      architecture =
          above.isEmpty()
              ? architecture.whereLayer("layer " + i).mayNotBeAccessedByAnyLayer()
              : architecture
                  .whereLayer("layer " + i)
                  .mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
    }
    return architecture;
  }

  private static ArchRule rooms() {
    CompositeArchRule rule = null;
    for (Map.Entry<String, List<String>> entry : ROOMS.entrySet()) {
      List<String> rooms =
          entry.getValue().stream().map(r -> "ecm." + entry.getKey() + "." + r).toList();
      for (int i = 0; i + 1 < rooms.size(); i++) {
        ArchRule one =
            noClasses()
                .that()
                .resideInAPackage(rooms.get(i))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms.subList(i + 1, rooms.size()).toArray(String[]::new));
        rule = rule == null ? CompositeArchRule.of(one) : rule.and(one);
      }
    }
    return rule;
  }

  /** The lowest layer needs the JDK, save for one library each in two packages. */
  private static ArchRule lowestLayer() {
    String[] jdkAndSelf = {"java..", "ecm.base", "ecm.files"};
    return CompositeArchRule.of(
            classes()
                .that()
                .resideInAPackage("ecm.base..")
                .should()
                .onlyDependOnClassesThat(
                    resideInAnyPackage(jdkAndSelf).or(resideInAPackage("net.imglib2.parallel.."))))
        .and(
            noClasses()
                .that()
                .resideInAPackage("ecm.files..")
                .should()
                .dependOnClassesThat(
                    not(
                        resideInAnyPackage(jdkAndSelf)
                            .or(resideInAPackage("org.apache.commons.csv..")))));
  }

  @BeforeAll
  static void importClasses() throws Exception {
    Path main = Path.of(Progress.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    own = new ClassFileImporter().importPath(main);
    offending = new ClassFileImporter().importPaths(compileOffenders(), main);
  }

  private static Path compileOffenders() throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d"));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    arguments.add(classes.toString());
    List<String> sources = new ArrayList<>(OFFENDERS.values());
    sources.add("package ecm.surface; class Cycle { ecm.kww.Cycle other; }");
    for (int i = 0; i < sources.size(); i++) {
      String source = sources.get(i).replace("; class", "; public class");
      String name = source.replaceFirst(".*?\\bclass (\\w+).*", "$1");
      Path file = Files.createDirectory(folder.resolve("" + i)).resolve(name + ".java");
      Files.writeString(file, source);
      arguments.add(file.toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertEquals(0, status);
    return classes;
  }

  static Stream<String> ruleNames() {
    return RULES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("ruleNames")
  void theSuiteKeepsIt(String rule) {
    RULES.get(rule).allowEmptyShould(true).check(own);
  }

  @ParameterizedTest
  @MethodSource("ruleNames")
  void anOffenderIsCaught(String rule) {
    String offender = OFFENDERS.get(rule).replaceFirst("package ([\\w.]+);.*", "$1");
    String report =
        String.join("\n", RULES.get(rule).evaluate(offending).getFailureReport().getDetails());
    assertTrue(report.contains(offender + "."), rule + ": " + report);
  }

  @Test
  void theWholeSuiteIsSeen() {
    assertTrue(own.contain("ecm.base.Progress") && own.contain("ecm.ij.open.StackInput"));
    assertFalse(own.contain("ecm.ArchitectureTest"));
  }

  @Test
  void everyRoomIsSmall() throws IOException {
    Map<String, Integer> files = new TreeMap<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      sources
          .filter(f -> f.toString().endsWith(".java"))
          .forEach(f -> files.merge(f.getParent().toString(), 1, Integer::sum));
    }
    assertEquals(
        "{}",
        files.entrySet().stream()
            .filter(e -> e.getValue() > ROOM + 1)
            .collect(
                Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new))
            .toString());
  }

  @Test
  void everyPackageIsDescribed() throws IOException {
    assertEquals(List.of(), withoutPackageInfo(Path.of("src/main/java")));
    Path bare = Files.createDirectories(folder.resolve("sources/ecm/bare"));
    Files.writeString(bare.resolve("A.java"), "package ecm.bare; class A {}");
    assertEquals(List.of(bare), withoutPackageInfo(folder.resolve("sources")));
  }

  private static List<Path> withoutPackageInfo(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .filter(d -> !Files.exists(d.resolve("package-info.java")))
          .toList();
    }
  }
}
