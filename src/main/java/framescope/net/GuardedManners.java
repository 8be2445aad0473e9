package framescope.net;

import framescope.protocol.Bytes;
import framescope.protocol.connection.Manners;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/// Manners that may fail: what is thrown is told, and the control frame stays unanswered.
final class GuardedManners implements Manners {
    private final Manners manners;
    private final Consumer<Throwable> onFailure;

    GuardedManners(Manners manners, Consumer<Throwable> onFailure) {
        this.manners = manners;
        this.onFailure = onFailure;
    }

    @Override
    public boolean answersPing(ByteBuffer payload) {
        try {
            return manners.answersPing(payload);
        } catch (Throwable e) {
            onFailure.accept(MachineErrors.passOn(e));
            return false;
        }
    }

    @Override
    public void pongCame(ByteBuffer payload) {
        try {
            manners.pongCame(payload);
        } catch (Throwable e) {
            onFailure.accept(MachineErrors.passOn(e));
        }
    }

    @Override
    public boolean answersClose(Bytes payload) {
        try {
            return manners.answersClose(payload);
        } catch (Throwable e) {
            onFailure.accept(MachineErrors.passOn(e));
            return false;
        }
    }
}
