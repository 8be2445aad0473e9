package framescope.net;

import framescope.capture.Ending;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.Opcode;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.connection.WebSocketEndpoint;

/// What a connection does when its watchdog finds it at a standstill.
final class StandstillAnswers implements Watchdog.Watched {
    private static final OutgoingFrame KEEP_ALIVE =
            OutgoingFrame.of(Opcode.PING, Bytes.utf8("keep-alive"));

    private final ServedConnection connection;
    private final WebSocketEndpoint endpoint;
    private final ChannelEnding ending;

    StandstillAnswers(
            ServedConnection connection, WebSocketEndpoint endpoint, ChannelEnding ending) {
        this.connection = connection;
        this.endpoint = endpoint;
        this.ending = ending;
    }

    @Override
    public boolean isConnecting() {
        return connection.isConnecting();
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public boolean isHoldingBack() {
        return connection.isHoldingBack();
    }

    @Override
    public long frameStart() {
        return endpoint.midFrame() ? endpoint.unreportedStart() : FrameClock.NO_FRAME;
    }

    @Override
    public long received() {
        return connection.received();
    }

    @Override
    public long bytesToBeRead() {
        return connection.bytesToBeRead();
    }

    @Override
    public int framesOfWaitingMessage() {
        return endpoint.framesOfWaitingMessage();
    }

    @Override
    public void restsNow() {
        endpoint.rest();
    }

    @Override
    public boolean sleepsNow(long now) {
        return PackingTurns.here().take(now, endpoint::pack);
    }

    @Override
    public void handshakeIsLate() {
        endpoint.timeOutHandshake();
        connection.flush();
        if (isConnecting()) {
            ending.cut(); // Not a single byte has come: there is nothing to answer.
        }
    }

    @Override
    public void frameIsStalled() {
        endpoint.timeOutFrame();
        connection.flush();
    }

    @Override
    public void messageIsStalled() {
        endpoint.timeOutMessage();
        connection.flush();
    }

    @Override
    public void peerDoesNotRead() {
        connection.giveUpSending();
    }

    @Override
    public void askForSignOfLife() {
        endpoint.send(KEEP_ALIVE);
        connection.flush();
    }

    @Override
    public void peerIsGone() {
        ending.putDownTo(Ending.NO_PONG);
        endpoint.fail(CloseCode.INTERNAL_ERROR, "no pong");
        connection.flush();
    }
}
