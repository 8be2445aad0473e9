package framescope.net;

import framescope.behaviour.Behaviour;
import framescope.protocol.connection.Manners;
import io.netty.channel.Channel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which behaviour holds for an open connection, its own or that of the run, and what it makes the
/// connection wait for. Belongs to the connection's event loop.
final class ConnectionBehaviour {
    private final Channel channel;
    private final Conduct.Actor actor;
    private final Consumer<Throwable> onFailure;
    private final Consumer<Manners> manners;
    private final Runnable afterSteps;
    private final int mostWaiting;
    private Behaviour ofRun = Behaviour.USUAL;
    private Optional<Behaviour> own = Optional.empty();
    private @Nullable Conduct conduct;
    private @Nullable DelayedSteps later;
    private boolean resting;

    /// @param manners is told which control frames are answered
    /// @param afterSteps is run when something was done late, or reading may go on
    /// @param onFailure is told what went wrong while something was done late, or about a control
    ///     frame
    /// @param mostWaiting how many bytes may wait to be sent late before reading stops
    ConnectionBehaviour(
            Channel channel,
            Conduct.Actor actor,
            Consumer<Manners> manners,
            Runnable afterSteps,
            Consumer<Throwable> onFailure,
            int mostWaiting) {
        this.channel = channel;
        this.actor = actor;
        this.onFailure = onFailure;
        this.manners = manners;
        this.afterSteps = afterSteps;
        this.mostWaiting = mostWaiting;
    }

    /// The behaviour of the run is this one from now on.
    void setOfRun(Behaviour behaviour) {
        if (!behaviour.equals(ofRun)) {
            ofRun = behaviour;
            if (own.isEmpty()) {
                begin();
            }
        }
    }

    /// The connection has a behaviour of its own from now on, or that of the run again.
    void setOwn(Optional<Behaviour> behaviour) {
        own = behaviour;
        begin();
    }

    // What an earlier behaviour has put off is still done; its counts begin anew.
    private void begin() {
        Behaviour now = own.orElse(ofRun);
        Conduct begun = now.isUsualWhileOpen() ? null : new Conduct(now, actor, later());
        conduct = begun;
        manners.accept(begun == null ? Manners.PROPER : new GuardedManners(begun, onFailure));
        resting = false;
        afterSteps.run();
    }

    private DelayedSteps later() {
        DelayedSteps steps = later;
        if (steps == null) {
            steps = new DelayedSteps(channel, afterSteps, onFailure);
            later = steps;
        }
        return steps;
    }

    /// What is done; null where everything is as usual.
    @Nullable Conduct conduct() {
        return conduct;
    }

    /// So many bytes were read: where reading is slow, there is a pause now.
    ///
    /// @return whether there is
    boolean restsAfter(int bytes) {
        int rate = conduct == null ? 0 : conduct.readBytesPerSecond();
        if (rate == 0) {
            return false;
        }
        resting = true;
        long pause = bytes * TimeUnit.SECONDS.toNanos(1) / rate;
        channel.eventLoop()
                .schedule(new ChannelTask(channel, this::goOn), pause, TimeUnit.NANOSECONDS);
        return true;
    }

    private void goOn() {
        resting = false;
        afterSteps.run();
    }

    /// Whether the peer may be read from, as far as the behaviour is concerned.
    boolean mayRead() {
        return !resting && (later == null || later.bytes() <= mostWaiting);
    }

    /// The connection has ended.
    void end() {
        if (later != null) {
            later.clear();
        }
    }
}
