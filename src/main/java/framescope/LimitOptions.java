package framescope;

import framescope.capture.MemoryCapture;
import framescope.inspector.ServerLimits;
import framescope.net.SharedMemory;
import framescope.protocol.connection.Limits;
import framescope.protocol.handshake.HeadLimits;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The command line's options about limits; each that is not given is as usual.
final class LimitOptions {
    private static final String BYTES = "BYTES";
    private static final String COUNT = "COUNT";
    private static final String SECONDS = "SECONDS";

    @Option(names = "--max-message", paramLabel = BYTES, converter = MessageBytes.class)
    private int message = Limits.DEFAULT.message();

    @Option(names = "--max-frame", paramLabel = BYTES, converter = MessageBytes.class)
    private @Nullable Integer frame;

    @Option(names = "--max-fragments", paramLabel = COUNT, converter = Count.class)
    private int fragments = Limits.DEFAULT.fragments();

    @Option(names = "--max-unfinished", paramLabel = BYTES, converter = AmountConverter.class)
    private @Nullable Long unfinished;

    @Option(names = "--max-head", paramLabel = BYTES, converter = HeadBytes.class)
    private int head = HeadLimits.DEFAULT.bytes();

    @Option(names = "--max-line", paramLabel = BYTES, converter = HeadBytes.class)
    private int line = HeadLimits.DEFAULT.lineBytes();

    @Option(names = "--max-headers", paramLabel = COUNT, converter = Count.class)
    private int headers = HeadLimits.DEFAULT.headers();

    @Option(names = "--max-connections", paramLabel = COUNT, converter = Count.class)
    private int connections = ServerLimits.DEFAULT.connections();

    @Option(names = "--max-handshakes", paramLabel = COUNT, converter = Count.class)
    private int handshakes = ServerLimits.DEFAULT.handshakes();

    @Option(names = "--max-queue", paramLabel = BYTES, converter = QueueBytes.class)
    private int queue = ServerLimits.DEFAULT.writeQueue();

    @Option(names = "--max-queues", paramLabel = BYTES, converter = AmountConverter.class)
    private long queues = ServerLimits.DEFAULT.allQueues();

    @Option(names = "--max-windows", paramLabel = BYTES, converter = AmountConverter.class)
    private long windows = ServerLimits.DEFAULT.windows();

    @Option(names = "--capture-memory", paramLabel = BYTES, converter = AmountConverter.class)
    private long captureMemory = MemoryCapture.USUAL_LIMIT;

    @Option(names = "--handshake-time", paramLabel = SECONDS, converter = Seconds.class)
    private Duration handshake = ServerLimits.DEFAULT.handshake();

    @Option(names = "--stall-time", paramLabel = SECONDS, converter = Seconds.class)
    private Duration stall = ServerLimits.DEFAULT.stall();

    @Option(names = "--message-time", paramLabel = SECONDS, converter = Seconds.class)
    private Duration nextFrame = ServerLimits.DEFAULT.message();

    @Option(names = "--close-time", paramLabel = SECONDS, converter = Seconds.class)
    private Duration close = ServerLimits.DEFAULT.close();

    @Option(names = "--linger-time", paramLabel = SECONDS, converter = Seconds.class)
    private Duration linger = ServerLimits.DEFAULT.linger();

    @Option(
            names = "--keep-alive",
            paramLabel = SECONDS,
            arity = "0..1",
            fallbackValue = "20",
            converter = SecondsOrNever.class)
    private Duration keepAlive = ServerLimits.DEFAULT.keepAlive();

    /// How many bytes of memory a capture that is kept may take.
    long captureMemory() {
        return captureMemory;
    }

    ServerLimits limits() {
        // Whoever lets messages be longer means those in one frame too.
        int frameBytes = frame == null ? message : frame;
        SharedMemory memory =
                unfinished == null ? SharedMemory.OF_PROCESS : new SharedMemory(unfinished);
        return new ServerLimits(
                new Limits(
                        new HeadLimits(head, line, headers),
                        frameBytes,
                        message,
                        fragments,
                        memory),
                connections,
                handshakes,
                queue,
                queues,
                windows,
                handshake,
                stall,
                nextFrame,
                close,
                linger,
                keepAlive);
    }

    /// A whole number within bounds, both inclusive.
    abstract static class WholeNumber implements ITypeConverter<Integer> {
        private final int least;
        private final int most;

        private WholeNumber(int least, int most) {
            this.least = least;
            this.most = most;
        }

        @Override
        public Integer convert(String text) {
            // Nine or ten digits are the most that any of the bounds has.
            if (text.matches("[0-9]{1,10}")) {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return (int) number;
                }
            }
            throw new TypeConversionException(
                    Messages.format("option.wholeNumber", least, most, VisibleText.escape(text)));
        }
    }

    static final class Count extends WholeNumber {
        Count() {
            super(1, 1_000_000_000);
        }
    }

    static final class MessageBytes extends WholeNumber {
        MessageBytes() {
            super(1, 1 << 30);
        }
    }

    static final class HeadBytes extends WholeNumber {
        HeadBytes() {
            super(256, 1 << 24);
        }
    }

    static final class QueueBytes extends WholeNumber {
        QueueBytes() {
            super(1024, 1 << 30);
        }
    }

    /// Seconds, with up to three decimals, up to a day.
    abstract static class Time implements ITypeConverter<Duration> {
        private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

        private final boolean allowsNone;

        private Time(boolean allowsNone) {
            this.allowsNone = allowsNone;
        }

        @Override
        public Duration convert(String text) {
            if (text.matches("[0-9]{1,5}(\\.[0-9]{1,3})?")) {
                long millis = new BigDecimal(text).movePointRight(3).longValueExact();
                if (millis <= DAY_MILLIS && (millis > 0 || allowsNone)) {
                    return Duration.ofMillis(millis);
                }
            }
            String written = VisibleText.escape(text);
            throw new TypeConversionException(
                    allowsNone
                            ? Messages.format("option.secondsOrNever", written)
                            : Messages.format("option.seconds", written));
        }
    }

    static final class Seconds extends Time {
        Seconds() {
            super(false);
        }
    }

    static final class SecondsOrNever extends Time {
        SecondsOrNever() {
            super(true);
        }
    }
}
