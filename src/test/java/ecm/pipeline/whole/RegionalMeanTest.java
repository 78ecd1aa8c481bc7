package ecm.pipeline.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RegionalMeanTest {

  // Eight homogeneous films: the ratio of variances is chi squared / 7, 0.18 to 2.6 in 98 %.
  @Tag("slow")
  @Test
  void standardErrorIsTheScatterOfOtherFilms() {
    double[] lnTau = new double[8];
    double variance = 0;
    for (int i = 0; i < 8; i++) {
      Films film = Films.homogeneous(48, 400, 20, 0.8, 50 + i);
      StackAnalysis analysis = film.analyze(film.simulate());
      RegionalMean mean = RegionalMean.of(analysis, analysis.bulk());
      assertEquals(analysis.bulk().logNormal().mu(), mean.lnTau());
      assertTrue(mean.correctedSd() > mean.sd(), mean.toString());
      lnTau[i] = mean.lnTau();
      variance += mean.sd() * mean.sd() / 8;
    }
    double average = Arrays.stream(lnTau).average().orElseThrow();
    double scatter = Arrays.stream(lnTau).map(v -> (v - average) * (v - average)).sum() / 7;
    double ratio = scatter / variance;
    assertTrue(ratio > 0.18 && ratio < 2.6, "scatter over its estimate " + ratio);
  }

  @Tag("slow")
  @Test
  void domainsOfADisorderedFilmCountInsteadOfSpeckles() {
    Films film = Films.homogeneous(64, 800, 40, 0.8, 7).with(0.8, 2);
    StackAnalysis analysis = film.analyze(film.simulate());
    RegionalMean mean = RegionalMean.of(analysis, analysis.bulk());
    double xi = analysis.halves().orElseThrow().xi();
    // the field is not large against xi, so that it holds more than area / (2 pi xi^2)
    double large = 64 * 64 / (2 * Math.PI * xi * xi);
    assertTrue(mean.domains() > large && mean.domains() < 1.5 * large, mean + ", " + large);
    double speckles = 64 * 64 / analysis.speckle().area();
    double sigmaNull = analysis.bulk().sigmaNull();
    double excess = analysis.bulk().sigmaExcess();
    assertEquals(
        sigmaNull * sigmaNull / speckles + excess * excess / mean.domains(),
        mean.sd() * mean.sd(),
        1e-12);
    assertTrue(mean.sd() > 2 * analysis.bulk().logNormal().sigma() / 64);
  }

  @Test
  void withoutANullTheBlocksScatter() {
    Films film = Films.homogeneous(40, 400, 40, 0.8, 9);
    AnalysisParameters d = Films.wholeField(film.mask());
    AnalysisParameters full =
        new AnalysisParameters(
            Optional.empty(),
            d.sample(),
            d.maps().withFit(d.maps().fit().withMode(ecm.kww.FitMode.FULL)),
            false,
            1,
            5);
    StackAnalysis analysis = StackAnalyzer.analyze(film.simulate().stack(), full, Progress.NONE);
    RegionalMean mean = RegionalMean.of(analysis, analysis.bulk());
    assertTrue(mean.sd() > 0.01 && mean.sd() < 0.2, mean.toString());
    assertTrue(Double.isNaN(mean.correctedSd()));
  }
}
