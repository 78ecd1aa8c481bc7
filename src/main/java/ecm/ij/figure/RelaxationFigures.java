package ecm.ij.figure;

import ecm.base.Quantiles;
import ecm.chart.FigureCanvas;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.nulls.HomogeneousNull;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.stack.StackInfo;
import java.awt.image.BufferedImage;

/**
 * The maps of tau and beta as figures.
 *
 * <p>Pixels are hatched if their own value is doubtful: a lower bound, beta at a bound, contrast
 * not significant, large residual, sampled too coarsely. Flags that say that the whole record is
 * short do not hatch: they would cover the map.
 */
public final class RelaxationFigures {

  private static final double BETA_TOP = 1.2;
  private static final double HIGHEST = 0.98;

  private RelaxationFigures() {}

  /**
   * The map of tau on a logarithmic colour scale over its 2-98 % quantiles, with T/12, above which
   * tau is a lower bound, marked on the colour bar.
   */
  public static BufferedImage tau(RelaxationMaps maps, StackInfo info) {
    return tau(maps, info, FigureCanvas.of(maps.tau().width(), maps.tau().height()));
  }

  /** The map of tau with given measures. */
  public static BufferedImage tau(RelaxationMaps maps, StackInfo info, FigureCanvas canvas) {
    TauMap map = TauMap.of(maps, info);
    return tau(map, map.ownScale(), canvas);
  }

  /** The map of tau on a scale that it may share with other maps. */
  public static BufferedImage tau(TauMap map, ColourScale scale) {
    return tau(map, scale, FigureCanvas.of(map.tau().width(), map.tau().height()));
  }

  private static BufferedImage tau(TauMap map, ColourScale scale, FigureCanvas canvas) {
    return new MapFigure(
            map.info().title(),
            "relaxation time τ (s)",
            scale,
            map.info().pixelSize(),
            map.limit(),
            "T/12")
        .draw(map.tau(), shades(map.tau(), map.mask(), map.flags()), canvas);
  }

  /**
   * The map of tau of a homogeneous sample in the same record, one of those simulated for the null,
   * on the colour scale of the sample's own map.
   *
   * @param maps of the sample
   * @param homogeneous its null
   */
  public static BufferedImage homogeneous(
      RelaxationMaps maps, HomogeneousNull homogeneous, StackInfo info) {
    FloatMap film = homogeneous.tau().get(0);
    return homogeneous(maps, film, info, FigureCanvas.of(film.width(), film.height()));
  }

  /** The map of tau of a homogeneous sample with given measures. */
  public static BufferedImage homogeneous(
      RelaxationMaps maps, FloatMap film, StackInfo info, FigureCanvas canvas) {
    StackInfo named = info.withTitle(info.title() + ": homogeneous null");
    TauMap sample = TauMap.of(maps, info);
    return homogeneous(film, named, maps.censoringLimit(), sample.ownScale(), canvas);
  }

  /** The map of tau of a homogeneous sample with given measures, on a given scale. */
  public static BufferedImage homogeneous(
      FloatMap film, StackInfo named, double limit, ColourScale scale, FigureCanvas canvas) {
    Mask whole = Mask.all(film.width(), film.height());
    int[] none = new int[film.values().length];
    return tau(new TauMap(film, whole, none, limit, named), scale, canvas);
  }

  /**
   * The map of tau by the likelihood of the record, on a logarithmic colour scale over its 2-98 %
   * quantiles.
   *
   * @param tau [s]
   * @param mask of the sample
   */
  public static BufferedImage likelihood(FloatMap tau, Mask mask, StackInfo info) {
    return likelihood(tau, mask, info, FigureCanvas.of(tau.width(), tau.height()));
  }

  /** The map of tau by the likelihood with given measures. */
  public static BufferedImage likelihood(
      FloatMap tau, Mask mask, StackInfo info, FigureCanvas canvas) {
    int[] none = new int[tau.values().length];
    StackInfo named = info.withTitle(info.title() + ": likelihood");
    TauMap map = new TauMap(tau, mask, none, Double.NaN, named);
    return tau(map, map.ownScale(), canvas);
  }

  /**
   * The map of the standard deviation of ln tau by the likelihood, colours from 0 to its 98 %
   * quantile.
   *
   * @param sd standard deviation of ln tau
   * @param mask of the sample
   */
  public static BufferedImage likelihoodSd(
      FloatMap sd, Mask mask, StackInfo info, FigureCanvas canvas) {
    double[] values = sd.inside(mask);
    double top = Quantiles.of(values, HIGHEST);
    return new MapFigure(
            info.title() + ": error of the likelihood's map",
            "standard deviation of ln τ",
            ColourScale.linear(0, top > 0 ? top : 1),
            info.pixelSize(),
            Double.NaN,
            "")
        .draw(sd, shades(sd, mask, new int[sd.values().length]), canvas);
  }

  /**
   * The map of tau by the likelihood of a homogeneous sample in the same record, on the colour
   * scale of the sample's own.
   *
   * @param tau of the sample [s]
   * @param mask of the sample
   * @param film of the homogeneous sample [s]
   */
  public static BufferedImage likelihoodNull(
      FloatMap tau, Mask mask, FloatMap film, StackInfo info) {
    return likelihoodNull(tau, mask, film, info, FigureCanvas.of(film.width(), film.height()));
  }

  /** The same with given measures. */
  public static BufferedImage likelihoodNull(
      FloatMap tau, Mask mask, FloatMap film, StackInfo info, FigureCanvas canvas) {
    int[] none = new int[tau.values().length];
    ColourScale scale = new TauMap(tau, mask, none, Double.NaN, info).ownScale();
    StackInfo named = info.withTitle(info.title() + ": likelihood, homogeneous null");
    return homogeneous(film, named, Double.NaN, scale, canvas);
  }

  /** The map of beta, colours from 0 to 1.2. */
  public static BufferedImage beta(RelaxationMaps maps, StackInfo info) {
    return new MapFigure(
            info.title(),
            "stretching exponent β",
            ColourScale.linear(0, BETA_TOP),
            info.pixelSize(),
            Double.NaN,
            "")
        .draw(maps.beta(), shades(maps.beta(), maps.mask(), maps.flags()));
  }

  private static MapFigure.Shade[] shades(FloatMap map, Mask mask, int[] flags) {
    MapFigure.Shade[] shades = new MapFigure.Shade[map.values().length];
    for (int i = 0; i < shades.length; i++) {
      shades[i] = shade(mask.contains(i), map.values()[i], flags[i]);
    }
    return shades;
  }

  private static MapFigure.Shade shade(boolean inside, float value, int flags) {
    if (!inside) {
      return MapFigure.Shade.OUTSIDE;
    }
    if (Float.isNaN(value)) {
      return MapFigure.Shade.EMPTY;
    }
    boolean doubtful = PixelFlag.isDoubtful(flags) || PixelFlag.CENSORED.in(flags);
    return doubtful ? MapFigure.Shade.DOUBTFUL : MapFigure.Shade.PLAIN;
  }
}
