package framescope.dissect.payload;

import framescope.protocol.Utf8Validator;

/// Text as it is.
final class TextView implements PayloadView {
    @Override
    public PayloadKind kind() {
        return PayloadKind.TEXT;
    }

    @Override
    public int priority(Payload payload) {
        if (payload.isText()) {
            return 10;
        }
        return !payload.bytes().isEmpty() && Utf8Validator.isValid(payload.bytes()) ? 5 : 0;
    }

    @Override
    public PayloadContent show(Payload payload) {
        return new PayloadContent.Text(payload.bytes());
    }
}
