package framescope.protocol.connection;

import framescope.protocol.Rule;
import framescope.protocol.handshake.AgreedExtensions;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HeadLimits;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.HttpHeadDecoder;

/// The client's side (RFC 6455 §4.1): sends a request and judges what comes back.
final class ClientOpening extends Opening {
    private final HttpHead request;

    ClientOpening(HttpHead request, HeadLimits limits, EndpointObserver observer, Outlet outlet) {
        super(limits, observer, outlet);
        this.request = request;
    }

    @Override
    void begin() {
        observer().requestSent(write(request.bytes()), request);
    }

    @Override
    void decide(HttpHead response) {
        Agreement agreement = Agreement.between(request, response);
        long from = unparsedStart();
        // RFC 9110 §15.2: there may be any number of interim responses before the final one.
        if (response.isInterim() && agreement.broken().isEmpty()) {
            awaitAnother();
            observer().responseReceived(from, response, agreement);
            return;
        }
        settle(agreement.opened() ? Stage.OPENED : Stage.REFUSED, agreement.extensions());
        observer().responseReceived(from, response, agreement);
    }

    @Override
    void giveUp(HttpHeadDecoder.Progress reason) {
        switch (reason) {
            case TARGET_TOO_LONG, TOO_LONG -> giveUp(Rule.HEAD_TOO_LONG);
            case NOT_HTTP, TLS, INCOMPLETE, COMPLETE -> giveUp(Rule.HEAD_MALFORMED);
        }
    }

    private void giveUp(Rule rule) {
        settle(Stage.REFUSED, AgreedExtensions.NONE);
        if (length() > unparsedStart()) {
            report(rule);
        }
    }

    @Override
    void timeOut() {
        if (stage() == Stage.PENDING) {
            giveUp(Rule.HANDSHAKE_TIMED_OUT);
        }
    }

    @Override
    void end() {
        if (isHalfWay()) {
            report(Rule.HEAD_MALFORMED);
        }
    }

    private void report(Rule broken) {
        long from = unparsedStart();
        observer().unparsedReceived(from, length() - from, broken.bit());
    }
}
