package ecm.reliability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.ij.base.StackSettings;
import ecm.ij.open.StackInput;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.parts.MappedSample;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.pipeline.whole.StackAnalysis;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.pipeline.whole.StackDigest;
import ecm.sample.MaskParameters;
import ecm.sample.Moments;
import ecm.sample.SampleRegion;
import ecm.sample.Speckle;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import ij.ImagePlus;
import ij.ImageStack;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a pixel or a frame holds, it has its flag and spoils nothing else. */
class BadPixelsTest {

  private static final int W = 40;
  private static final int H = 32;
  private static final int FRAMES = 200;

  /** Inside the wire, where its simulation has some 20 counts. */
  private static final Rect AREA = new Rect(8, 2, 24, 28);

  private static final Mask MASK = Mask.of(W, H, i -> AREA.contains(i % W, i / W));
  private static final SampleChoice CHOICE =
      new SampleChoice(MaskParameters.defaults(), Optional.of(MASK), Optional.empty());

  private static FrameStack film;
  private static MappedSample clean;

  /** What is wrong with a pixel, and the flag that says so. */
  enum Bad {
    NOT_A_NUMBER(PixelFlag.NON_FINITE) {
      @Override
      float of(float value, int frame) {
        return frame == 77 ? Float.NaN : value;
      }
    },
    INFINITE(PixelFlag.NON_FINITE) {
      @Override
      float of(float value, int frame) {
        return frame == 0 ? Float.POSITIVE_INFINITY : value;
      }
    },
    NEGATIVE(PixelFlag.MEAN_NOT_POSITIVE) {
      @Override
      float of(float value, int frame) {
        return -1 - value;
      }
    },
    EMPTY(PixelFlag.MEAN_NOT_POSITIVE) {
      @Override
      float of(float value, int frame) {
        return 0;
      }
    },
    SATURATED(PixelFlag.STATIC) {
      @Override
      float of(float value, int frame) {
        return 65535;
      }
    },
    CONSTANT(PixelFlag.STATIC) {
      @Override
      float of(float value, int frame) {
        return 20;
      }
    },
    SPIKE(PixelFlag.TOO_FEW_LAGS) {
      @Override
      float of(float value, int frame) {
        return frame == 77 ? 60000 : value;
      }
    };

    final PixelFlag flag;

    Bad(PixelFlag flag) {
      this.flag = flag;
    }

    abstract float of(float value, int frame);

    /** In the bulk, each at another place. */
    int pixel() {
      return (4 + 3 * ordinal()) * W + 19 + ordinal() % 3;
    }
  }

  /** Where a sample is looked for, these pixels are told not to belong to it. */
  private static final Set<Bad> NO_SAMPLE = EnumSet.of(Bad.SATURATED, Bad.SPIKE);

  @BeforeAll
  static void simulate() {
    SimulationParameters wire =
        SimulationParameters.defaults()
            .withSize(W, H)
            .withFrames(FRAMES)
            .withSampling(0.1, 1)
            .withSpeckle(2)
            .withTau(1)
            .withRadius(14)
            .withDrift(0)
            .withSpot(0)
            .withSeed(8);
    film = Simulation.of(wire, Progress.NONE).stack();
    clean = mapped(film);
    int corrected = clean.fits().maps().tauCorrected().inside(MASK).length;
    assertTrue(corrected > 500, corrected + " pixels are corrected for the finite record");
  }

  private static MappedSample mapped(FrameStack stack) {
    return MappedSample.of(stack, CHOICE, MapParameters.defaults(), false, Progress.NONE);
  }

  /** Without registration and, for speed, without the correction that needs simulated films. */
  private static StackAnalysis analysed(FrameStack stack) {
    MapParameters maps = MapParameters.defaults().withAveragedLags();
    AnalysisParameters parameters =
        new AnalysisParameters(Optional.empty(), CHOICE, maps, false, 1, 2).withRepair(false);
    return StackAnalyzer.analyze(stack, parameters, Progress.NONE);
  }

  private static FrameStack spoilt(Bad... how) {
    Object[] planes = new Object[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      float[] plane = film.frame(t);
      for (Bad bad : how) {
        plane[bad.pixel()] = bad.of(plane[bad.pixel()], t);
      }
      planes[t] = plane;
    }
    return new ArrayFrameStack(W, H, planes, SampleType.FLOAT32, film.info());
  }

  private static List<FloatMap> raw(RelaxationMaps maps) {
    return List.of(maps.tau(), maps.beta(), maps.contrast(), maps.residual());
  }

  /**
   * The spoilt pixels have their flag and, with no value, no tau; all others have their bytes. Not
   * compared is what rests on all pixels of a region: the correction for the finite record takes
   * the region's pooled g2, to which a pixel less belongs, so that tau-corrected, its sd, and the
   * flag that there is none may change everywhere; {@link OddPixelsPooledTest} says how little.
   */
  private static void assertOnlySpoilt(
      RelaxationMaps good, RelaxationMaps maps, Set<Bad> leftOut, Bad... how) {
    boolean[] isSpoilt = new boolean[W * H];
    for (Bad bad : how) {
      int flags = maps.flags()[bad.pixel()];
      PixelFlag flag = leftOut.contains(bad) ? PixelFlag.OUTSIDE_MASK : bad.flag;
      assertTrue(flag.in(flags), bad + " has flags " + flags);
      assertTrue(Float.isNaN(maps.tau().values()[bad.pixel()]), bad + " has no tau");
      isSpoilt[bad.pixel()] = true;
    }
    int regional = PixelFlag.NOT_CORRECTED.bit();
    for (int i = 0; i < W * H; i++) {
      if (isSpoilt[i]) {
        continue;
      }
      assertEquals(good.flags()[i] | regional, maps.flags()[i] | regional, "flags, pixel " + i);
      for (int k = 0; k < 4; k++) {
        float expected = raw(good).get(k).values()[i];
        assertEquals(expected, raw(maps).get(k).values()[i], "map " + k + ", pixel " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Bad.class)
  void aBadPixelIsFlaggedAndLeavesTheOthersAlone(Bad bad) {
    MapParameters parameters = MapParameters.defaults();
    RelaxationMaps maps = RelaxationMapping.fit(spoilt(bad), MASK, parameters, Progress.NONE);
    assertOnlySpoilt(clean.fits().maps(), maps, Set.of(), bad);
  }

  @Test
  void allOfThemGoThroughRelaxationMaps() {
    MappedSample sample = mapped(spoilt(Bad.values()));
    assertOnlySpoilt(clean.fits().maps(), sample.fits().maps(), NO_SAMPLE, Bad.values());
  }

  @Test
  void allOfThemGoThroughTheWholeAnalysis() {
    StackAnalysis analysis = analysed(spoilt(Bad.values()));
    assertOnlySpoilt(analysed(film).maps(), analysis.maps(), NO_SAMPLE, Bad.values());
  }

  @ParameterizedTest
  @EnumSource(
      value = Bad.class,
      names = {"NOT_A_NUMBER", "INFINITE"})
  void theSpeckleIsMeasuredBesideAPixelThatIsNoNumber(Bad bad) {
    double expected = Speckle.measure(film, MASK, Progress.NONE).area();
    assertEquals(
        expected, Speckle.measure(spoilt(bad), MASK, Progress.NONE).area(), 0.02 * expected);
  }

  @Test
  void theSampleIsFoundAroundThem() {
    Mask expected = outline(film);
    Mask found = outline(spoilt(Bad.NOT_A_NUMBER, Bad.INFINITE, Bad.NEGATIVE, Bad.EMPTY));
    assertArrayEquals(expected.inside(), found.inside());
  }

  private static Mask outline(FrameStack stack) {
    Moments moments = Moments.of(stack, Progress.NONE);
    return SampleRegion.find(moments, stack.coverage(), MaskParameters.defaults()).outline();
  }

  /** Counts that leave room for an offset and, at this gain, often exceed 255. */
  private static int counts(float value) {
    return Math.round(4 * value);
  }

  private static FrameStack read(IntFunction<Object> plane, boolean signed) {
    ImageStack stack = new ImageStack(W, H);
    for (int t = 0; t < FRAMES; t++) {
      stack.addSlice(null, plane.apply(t));
    }
    ImagePlus image = new ImagePlus("wire.tif", stack);
    image.setDimensions(1, 1, FRAMES);
    if (signed) {
      image.getCalibration().setSigned16BitCalibration();
    }
    StackSettings settings = new StackSettings(0.1, 1, 1, 0, "");
    return StackInput.of(image, settings, Progress.NONE);
  }

  private static short[] words(int frame, int offset, int ceiling) {
    float[] values = film.frame(frame);
    short[] plane = new short[values.length];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (short) (Math.min(ceiling, counts(values[i])) + offset);
    }
    return plane;
  }

  private static byte[] bytes(int frame) {
    float[] values = film.frame(frame);
    byte[] plane = new byte[values.length];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (byte) Math.min(255, counts(values[i]));
    }
    return plane;
  }

  private static void assertSame(RelaxationMaps expected, RelaxationMaps maps) {
    for (int k = 0; k < 4; k++) {
      assertArrayEquals(raw(expected).get(k).values(), raw(maps).get(k).values(), "map " + k);
    }
    assertArrayEquals(expected.tauCorrected().values(), maps.tauCorrected().values());
    assertArrayEquals(expected.tauSd().values(), maps.tauSd().values());
    assertArrayEquals(expected.flags(), maps.flags());
  }

  @Test
  void signed16BitIsTheUnsignedStackWithoutTheOffset() {
    FrameStack plain = read(t -> words(t, 0, 65535), false);
    FrameStack signed = read(t -> words(t, 32768, 65535), true);
    assertEquals(SampleType.INT16, signed.sampleType());
    assertEquals(StackDigest.of(plain, Progress.NONE), StackDigest.of(signed, Progress.NONE));
    assertSame(mapped(plain).fits().maps(), mapped(signed).fits().maps());
  }

  @Test
  void eightBitsDoNotOverflow() {
    FrameStack eight = read(BadPixelsTest::bytes, false);
    FrameStack sixteen = read(t -> words(t, 0, 255), false);
    int full = 0;
    for (float value : eight.frame(5)) {
      full += value == 255 ? 1 : 0;
    }
    assertTrue(full > 0, "some are saturated");
    assertSame(mapped(sixteen).fits().maps(), mapped(eight).fits().maps());
    MapParameters d = MapParameters.defaults();
    MapParameters binned =
        new MapParameters(d.lags(), d.fit(), d.engine(), 0, d.normalization(), 2);
    assertSame(
        RelaxationMapping.fit(sixteen, MASK, binned, Progress.NONE),
        RelaxationMapping.fit(eight, MASK, binned, Progress.NONE));
  }

  @Test
  void whatMissingFramesHoldIsNeverSeen() {
    boolean[] missing = new boolean[FRAMES];
    missing[0] = true;
    missing[77] = true;
    MappedSample expected = mapped(SelectedFrames.without(film, missing));
    for (float blank : new float[] {0, Float.NaN, 65535}) {
      Object[] planes = new Object[FRAMES];
      for (int t = 0; t < FRAMES; t++) {
        float[] plane = film.frame(t);
        if (missing[t]) {
          Arrays.fill(plane, blank);
        }
        planes[t] = plane;
      }
      FrameStack stack = new ArrayFrameStack(W, H, planes, SampleType.FLOAT32, film.info());
      MappedSample sample = mapped(SelectedFrames.without(stack, missing));
      assertSame(expected.fits().maps(), sample.fits().maps());
      assertEquals(expected.speckle(), sample.speckle());
    }
  }
}
