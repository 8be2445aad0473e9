package framescope.dissect.payload;

/// A way to show payloads. Safe to share between threads.
interface PayloadView {
    /// What the view takes payloads for.
    PayloadKind kind();

    /// How well the view fits a payload: 0 for not at all, 90 and more where the subprotocol or the
    /// first bytes leave no doubt.
    int priority(Payload payload);

    /// Shows a payload.
    ///
    /// @throws PayloadException when it is something else
    PayloadContent show(Payload payload) throws PayloadException;
}
