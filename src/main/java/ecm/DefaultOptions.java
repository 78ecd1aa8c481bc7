package ecm;

import ecm.correlation.Engine;
import ecm.kww.FitMode;
import ecm.kww.Weights;
import ecm.pipeline.maps.FrameNormalization;
import ecm.pipeline.maps.MapEstimator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The defaults of the fields of <i>Analyze ECM Stack...</i>. */
final class DefaultOptions {

  private DefaultOptions() {}

  /** By the field's name, in the order of the command's fields; the map may be changed. */
  static Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("frameInterval", 0.0);
    values.put("pixelSize", 0.0);
    values.put("firstFrame", 1);
    values.put("lastFrame", 0);
    values.put("excludeFrames", "");
    values.put("dark", "");
    values.put("gain", "");
    values.put("mask", "auto");
    values.put("lags", 100);
    values.put("engine", text(Engine.AUTO));
    values.put("binning", 1);
    values.put("normalizeFrames", text(FrameNormalization.AUTO));
    values.put("background", 0.0);
    values.put("subtractBackground", false);
    values.put("estimator", MapEstimator.LIKELIHOOD.name());
    values.put("electronsPerAdu", 0.0);
    values.put("fit", text(FitMode.BOUNDED));
    values.put("betaMax", 2.0);
    values.put("weights", text(Weights.NONE));
    values.put("freeBaseline", false);
    values.put("averageLags", false);
    values.put("register", true);
    values.put("repair", true);
    values.put("surfaceDepth", 1.0);
    values.put("bulkDepth", 5.0);
    values.put("saveRegistered", false);
    return values;
  }

  /** As a choice of a field is written. */
  static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
