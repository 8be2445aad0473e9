package framescope.protocol.connection;

import framescope.protocol.Rule;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HeadLimits;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.HttpHeadDecoder;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The client's side (RFC 6455 §4.1): sends a request and judges what comes back.
final class ClientOpening implements Opening {
    private final HttpHead request;
    private final HttpHeadDecoder head;
    private final EndpointObserver observer;
    private final Outlet outlet;
    private Stage stage = Stage.PENDING;
    private Optional<DeflateParameters> deflate = Optional.empty();
    private long length;

    ClientOpening(HttpHead request, HeadLimits limits, EndpointObserver observer, Outlet outlet) {
        this.request = request;
        this.head = new HttpHeadDecoder(limits);
        this.observer = observer;
        this.outlet = outlet;
    }

    @Override
    public void begin() {
        ByteBuffer out = outlet.room(request.bytes().length());
        int at = out.position();
        out.put(request.bytes().buffer());
        observer.requestSent(at, request);
    }

    @Override
    public void receive(ByteBuffer in) {
        int before = in.position();
        HttpHeadDecoder.Progress progress = head.accept(in);
        length += in.position() - before;
        switch (progress) {
            case INCOMPLETE -> {}
            case COMPLETE -> judge(HttpHead.parse(head.taken()));
            case NOT_HTTP, TLS -> giveUp(Rule.HEAD_MALFORMED);
            case TARGET_TOO_LONG, TOO_LONG -> giveUp(Rule.HEAD_TOO_LONG);
        }
    }

    private void judge(HttpHead response) {
        Agreement agreement = Agreement.between(request, response);
        stage = agreement.opened() ? Stage.OPENED : Stage.REFUSED;
        deflate = agreement.deflate();
        observer.responseReceived(0, response, agreement);
    }

    private void giveUp(Rule rule) {
        stage = Stage.REFUSED;
        if (length > 0) {
            observer.unparsedReceived(0, length, rule.bit());
        }
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public Optional<DeflateParameters> deflate() {
        return deflate;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void timeOut() {
        if (stage == Stage.PENDING) {
            giveUp(Rule.HANDSHAKE_TIMED_OUT);
        }
    }

    @Override
    public void end() {
        if (stage == Stage.PENDING && length > 0) {
            observer.unparsedReceived(0, length, Rule.HEAD_MALFORMED.bit());
        }
    }
}
