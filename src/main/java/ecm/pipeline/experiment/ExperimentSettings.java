package ecm.pipeline.experiment;

import ecm.pipeline.whole.AnalysisParameters;
import java.util.Map;

/**
 * What all stacks of an experiment have in common.
 *
 * @param analysis how a stack is analysed; mask and region come from its row
 * @param parameters of the command by field name, for the results
 * @param version of the suite
 */
public record ExperimentSettings(
    AnalysisParameters analysis, Map<String, Object> parameters, String version) {}
