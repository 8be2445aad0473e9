package framescope.dissect.payload;

import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.cbor.CBORFactory;

/// CBOR (RFC 8949) as a tree.
final class CborView implements PayloadView {
    private static final CBORFactory CBOR = new CBORFactory();
    private static final int MOST_BYTES_TO_GUESS = 64 * 1024;

    @Override
    public PayloadKind kind() {
        return PayloadKind.CBOR;
    }

    @Override
    public int priority(Payload payload) {
        if (payload.isText() || payload.bytes().isEmpty()) {
            return 0;
        }
        if (payload.speaks("cbor")) {
            return 95;
        }
        int first = payload.bytes().at(0);
        boolean group = first >= 0x80 && first <= 0xbf || first == 0xd9;
        return group && payload.bytes().length() <= MOST_BYTES_TO_GUESS && isWhole(payload)
                ? 30
                : 0;
    }

    private boolean isWhole(Payload payload) {
        try {
            show(payload);
            return true;
        } catch (PayloadException e) {
            return false;
        }
    }

    @Override
    public PayloadContent show(Payload payload) throws PayloadException {
        try {
            return TokenTree.read(
                    CBOR.createParser(ObjectReadContext.empty(), payload.bytes().toArray()));
        } catch (JacksonException e) {
            throw new PayloadException(e.getOriginalMessage());
        }
    }
}
