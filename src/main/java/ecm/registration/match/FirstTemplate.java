package ecm.registration.match;

import ecm.registration.frame.Correlator;
import ecm.registration.frame.Peak;
import ecm.registration.template.AlignedSum;
import ecm.registration.template.GuideWeights;
import ecm.registration.template.Guiding;
import ecm.registration.template.Match;
import ecm.registration.template.Template;
import ecm.registration.template.TemplateSum;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import java.util.Arrays;

/**
 * The template of the first iteration: the mean of the {@link FirstFrames}, aligned with one
 * another, which sharpens it where the sample drifts from the start.
 */
public final class FirstTemplate {

  private static final int ROUNDS = 3;

  private FirstTemplate() {}

  /** The mean of the first frames, aligned with one another. */
  public static Template of(FirstFrames first, Correlator correlator, Guiding guiding) {
    Match[] matches = new Match[first.frames().length];
    Arrays.fill(matches, new Match(0, 0, 1, 0, 0));
    Template template = mean(first, matches);
    for (int round = 1; round < ROUNDS && matches.length > 2; round++) {
      SearchKernel kernel =
          new SearchKernel(correlator, template, GuideWeights.region(template, guiding));
      WeightedMatch.Matcher matcher =
          new WeightedMatch(
                  template,
                  GuideWeights.of(template, null, guiding),
                  correlator.range() * correlator.bin())
              .matcher(first.blocks().invalid());
      float[] buffer = correlator.buffer();
      for (int i = 0; i < matches.length; i++) {
        correlator.clear(buffer);
        Rect covered = first.blocks().covered(first.frames()[i]);
        correlator.load(first.values()[i], template.width(), covered, buffer, 0);
        Peak peak = kernel.peaks(buffer)[0];
        Match match = matcher.from(first.values()[i], covered, peak.dx(), peak.dy());
        matches[i] = match.withGain(1, 0);
      }
      template = mean(first, matches);
    }
    return template;
  }

  private static Template mean(FirstFrames first, Match[] matches) {
    FrameStack stack = first.blocks().stack();
    TemplateSum sum = new TemplateSum(stack.width(), stack.height(), first.blocks().invalid());
    for (int i = 0; i < matches.length; i++) {
      AlignedSum one = new AlignedSum(stack.width(), stack.height(), first.blocks().invalid());
      one.add(first.values()[i], first.blocks().covered(first.frames()[i]), matches[i]);
      sum.add(one);
    }
    return sum.template(true);
  }
}
