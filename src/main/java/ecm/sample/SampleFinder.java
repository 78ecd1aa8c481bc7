package ecm.sample;

import ecm.base.InvalidInput;
import ecm.stack.Coverage;
import ecm.stack.Mask;
import ecm.stack.Regions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The steps of {@link SampleRegion#find} and {@link SampleRegion#given} on one mean image. */
final class SampleFinder {

  private static final int ROUNDS = 4;
  private static final int NOISE = 5;

  /** Fewer pixels than this, about three speckles, are neither vacuum nor another sample. */
  static final int LEAST_REGION = 25;

  private final Moments moments;
  private final MeanImage image;
  private final Mask covered;
  private final List<String> notes = new ArrayList<>();

  SampleFinder(Moments moments, Coverage coverage) {
    this.moments = moments;
    this.image = MeanImage.of(moments.mean(), coverage);
    this.covered = new Mask(image.width(), image.height(), image.covered());
    if (covered.count() == 0) {
      throw new InvalidInput(
          "drift leaves no pixel covered in 80 % of the frames; use fewer frames");
    }
  }

  SampleRegion find(double threshold) {
    requireContrast();
    Optional<Vacuum> vacuum = Vacuum.find(image);
    double background = vacuum.map(Vacuum::background).orElse(0.0);
    Mask outline =
        vacuum
            .map(v -> outline(v, threshold))
            .orElseGet(() -> Mask.all(image.width(), image.height()));
    if (vacuum.isEmpty()) {
      notes.add("no vacuum found: the sample is taken to fill the field, with background 0");
    }
    Plateau plateau = Plateau.of(image, outline, background);
    Mask spot = BrightSpot.find(image, moments.sd(), outline, background, plateau);
    noteSpot(spot.and(outline));
    return region(outline, outline.minus(spot), background, plateau.level());
  }

  SampleRegion given(Mask mask) {
    Mask outline = Shapes.withoutHoles(mask, 0);
    double background = Vacuum.find(image).map(Vacuum::background).orElse(0.0);
    return region(outline, mask, background, Plateau.of(image, outline, background).level());
  }

  private SampleRegion region(Mask outline, Mask wanted, double background, double plateau) {
    Mask mask = wanted.and(covered);
    if (mask.count() == 0) {
      throw new InvalidInput(
          "no pixel of the sample is covered in 80 % of the frames; use fewer frames or another"
              + " mask");
    }
    int lost = wanted.count() - mask.count();
    if (lost > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%d px of the sample left out: drift uncovers them in more than 20 %% of the frames",
              lost));
    }
    OutlierPixels odd = OutlierPixels.of(moments, mask);
    notes.addAll(odd.notes());
    boolean hasEdge = outline.count() < outline.width() * outline.height();
    return new SampleRegion(
        mask.minus(odd.toLeaveOut()), outline, background, plateau, hasEdge, notes);
  }

  private void requireContrast() {
    double[] values = image.values();
    double lowest = Arrays.stream(values).min().orElseThrow();
    double highest = Arrays.stream(values).max().orElseThrow();
    if (lowest == highest) {
      throw new InvalidInput(
          "every pixel has the same mean, "
              + lowest
              + "; the stack holds no image in which a sample could be found");
    }
  }

  private Mask outline(Vacuum vacuum, double threshold) {
    double step = vacuum.bright() - vacuum.background();
    Mask outline = null;
    Regions regions = null;
    for (int round = 0; round < ROUNDS; round++) {
      double rise = Math.max(threshold * step, NOISE * vacuum.sd());
      double limit = vacuum.background() + Math.min(rise, step / 2);
      Mask bright = Mask.of(image.width(), image.height(), i -> image.values()[i] > limit);
      Regions found = Regions.of(bright, true);
      int largest = found.largest();
      Mask sample =
          Mask.of(image.width(), image.height(), i -> found.label()[i] == largest && largest > 0);
      outline = Shapes.withoutHoles(sample, LEAST_REGION);
      regions = found;
      step = Plateau.of(image, outline, vacuum.background()).level() - vacuum.background();
    }
    noteOthers(regions);
    return outline;
  }

  private void noteOthers(Regions regions) {
    int largest = regions.largest();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < regions.size().length; i++) {
      if (i + 1 != largest && regions.size()[i] >= LEAST_REGION) {
        others.add(regions.size()[i]);
      }
    }
    others.sort((a, b) -> b - a);
    if (!others.isEmpty()) {
      String sizes = others.stream().map(String::valueOf).collect(Collectors.joining(", "));
      notes.add(
          String.format(
              Locale.ROOT,
              "%d other region%s of %s px left out",
              others.size(),
              others.size() > 1 ? "s" : "",
              sizes));
    }
  }

  private void noteSpot(Mask spot) {
    if (spot.count() > 0) {
      notes.add(String.format(Locale.ROOT, "static bright spot of %d px left out", spot.count()));
    }
  }
}
