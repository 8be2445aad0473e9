package framescope.protocol.connection;

import framescope.protocol.Rule;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.protocol.handshake.HeadLimits;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.HttpHeadDecoder;
import framescope.protocol.handshake.ServerHandshake;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The server's side (RFC 6455 §4.2): reads a request and answers it.
final class ServerOpening implements Opening {
    private final ServerHandshake handshake;
    private final HttpHeadDecoder head;
    private final EndpointObserver observer;
    private final Outlet outlet;
    private Stage stage = Stage.PENDING;
    private Optional<DeflateParameters> deflate = Optional.empty();
    private long length;

    ServerOpening(
            HandshakeSettings settings,
            HeadLimits limits,
            EndpointObserver observer,
            Outlet outlet) {
        this.handshake = new ServerHandshake(settings);
        this.head = new HttpHeadDecoder(limits);
        this.observer = observer;
        this.outlet = outlet;
    }

    @Override
    public void begin() {}

    @Override
    public void receive(ByteBuffer in) {
        int before = in.position();
        HttpHeadDecoder.Progress progress = head.accept(in);
        length += in.position() - before;
        switch (progress) {
            case INCOMPLETE -> {}
            case COMPLETE -> answer(HttpHead.parse(head.taken()));
            case NOT_HTTP -> refuse(Rule.HEAD_MALFORMED);
            case TLS -> refuse(Rule.TLS_ON_PLAIN_PORT);
            case TARGET_TOO_LONG -> refuse(Rule.TARGET_TOO_LONG);
            case TOO_LONG -> refuse(Rule.HEAD_TOO_LONG);
        }
    }

    private void answer(HttpHead request) {
        HandshakeAnswer answer = handshake.answer(request);
        boolean upgraded = answer.kind() == HandshakeAnswer.Kind.UPGRADED;
        stage = upgraded ? Stage.OPENED : Stage.REFUSED;
        deflate = answer.deflate();
        observer.requestReceived(0, request, answer);
        respond(answer);
    }

    private void refuse(Rule rule) {
        stage = Stage.REFUSED;
        observer.unparsedReceived(0, length, rule.bit());
        respond(handshake.refuse(rule));
    }

    private void respond(HandshakeAnswer answer) {
        ByteBuffer out = outlet.room(answer.response().length());
        int at = out.position();
        out.put(answer.response().buffer());
        observer.responseSent(at, answer);
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

    /// 408, if there is a beginning of a request to answer; 400 if it is one of TLS.
    @Override
    public void timeOut() {
        if (stage == Stage.PENDING && length > 0) {
            refuse(head.beginsLikeTls() ? Rule.TLS_ON_PLAIN_PORT : Rule.HANDSHAKE_TIMED_OUT);
        }
    }

    @Override
    public void end() {
        if (stage == Stage.PENDING && length > 0) {
            Rule broken = head.beginsLikeTls() ? Rule.TLS_ON_PLAIN_PORT : Rule.HEAD_MALFORMED;
            observer.unparsedReceived(0, length, broken.bit());
        }
    }
}
