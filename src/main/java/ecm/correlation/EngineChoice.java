package ecm.correlation;

/** Which engine is used for a request. */
final class EngineChoice {

  private EngineChoice() {}

  /** The engine asked for; for AUTO direct sums. */
  static Engine of(LagGrid grid, CorrelationRequest request) {
    return request.engine() == Engine.AUTO ? Engine.DIRECT : request.engine();
  }
}
