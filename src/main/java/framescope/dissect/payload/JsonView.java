package framescope.dissect.payload;

import framescope.protocol.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// JSON (RFC 8259) as a tree.
final class JsonView implements PayloadView {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(TreeBudget.MOST_DEPTH + 2)
                                    .maxStringLength(16 << 20)
                                    .build())
                    .build();

    @Override
    public PayloadKind kind() {
        return PayloadKind.JSON;
    }

    @Override
    public int priority(Payload payload) {
        String start = payload.beginning().stripLeading();
        if (start.isEmpty() || !"{[".contains(start.substring(0, 1))) {
            return 0;
        }
        return payload.isText() ? 60 : 15;
    }

    @Override
    public PayloadContent show(Payload payload) throws PayloadException {
        return read(payload.bytes());
    }

    /// JSON as a tree.
    static PayloadContent.Tree read(Bytes json) throws PayloadException {
        try {
            return TokenTree.read(JSON.createParser(ObjectReadContext.empty(), json.toArray()));
        } catch (JacksonException e) {
            throw new PayloadException(e.getOriginalMessage());
        }
    }
}
