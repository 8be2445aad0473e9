package framescope.protocol.connection;

import framescope.protocol.Rule;
import framescope.protocol.handshake.AgreedExtensions;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.protocol.handshake.HeadLimits;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.HttpHeadDecoder;
import framescope.protocol.handshake.ServerHandshake;
import java.util.function.Supplier;

/// The server's side (RFC 6455 §4.2): reads a request and answers it.
final class ServerOpening extends Opening {
    private final ServerHandshake handshake;

    ServerOpening(
            HandshakeSettings settings,
            Supplier<Policy> policy,
            HeadLimits limits,
            EndpointObserver observer,
            Outlet outlet) {
        super(limits, observer, outlet);
        this.handshake = new ServerHandshake(settings, () -> policy.get() == Policy.STRICT);
    }

    @Override
    void begin() {}

    @Override
    void decide(HttpHead request) {
        HandshakeAnswer answer = handshake.answer(request);
        boolean upgraded = answer.kind() == HandshakeAnswer.Kind.UPGRADED;
        settle(upgraded ? Stage.OPENED : Stage.REFUSED, answer.extensions());
        observer().requestReceived(0, request, answer);
        respond(answer);
    }

    @Override
    void giveUp(HttpHeadDecoder.Progress reason) {
        switch (reason) {
            case TLS -> refuse(Rule.TLS_ON_PLAIN_PORT);
            case TARGET_TOO_LONG -> refuse(Rule.TARGET_TOO_LONG);
            case TOO_LONG -> refuse(Rule.HEAD_TOO_LONG);
            case NOT_HTTP, INCOMPLETE, COMPLETE -> refuse(Rule.HEAD_MALFORMED);
        }
    }

    private void refuse(Rule rule) {
        settle(Stage.REFUSED, AgreedExtensions.NONE);
        observer().unparsedReceived(0, length(), rule.bit());
        respond(handshake.refuse(rule));
    }

    private void respond(HandshakeAnswer answer) {
        observer().responseSent(write(answer.response()), answer);
    }

    /// 408, if there is a beginning of a request to answer; 400 if it is one of TLS.
    @Override
    void timeOut() {
        if (isHalfWay()) {
            refuse(beginsLikeTls() ? Rule.TLS_ON_PLAIN_PORT : Rule.HANDSHAKE_TIMED_OUT);
        }
    }

    @Override
    void end() {
        if (isHalfWay()) {
            Rule broken = beginsLikeTls() ? Rule.TLS_ON_PLAIN_PORT : Rule.HEAD_MALFORMED;
            observer().unparsedReceived(0, length(), broken.bit());
        }
    }
}
