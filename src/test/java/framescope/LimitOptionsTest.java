package framescope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.inspector.InspectorSettings;
import framescope.inspector.ServerLimits;
import framescope.net.SharedMemory;
import framescope.protocol.connection.Limits;
import framescope.protocol.handshake.HeadLimits;
import framescope.text.Messages;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Limits as they are given on the command line.
class LimitOptionsTest {

    @Test
    void withoutOptionsTheLimitsAreAsUsual() {
        assertThat(parse().limits()).isEqualTo(ServerLimits.DEFAULT);
    }

    @Test
    void theUsualLimitsAreThese() {
        int kib = 1024;
        int mib = 1024 * 1024;
        assertThat(ServerLimits.DEFAULT)
                .isEqualTo(
                        new ServerLimits(
                                new Limits(
                                        new HeadLimits(32 * kib, 8 * kib, 100),
                                        16 * mib,
                                        16 * mib,
                                        16_384,
                                        SharedMemory.OF_PROCESS),
                                10_000,
                                1000,
                                mib,
                                Runtime.getRuntime().maxMemory() / 64,
                                Runtime.getRuntime().maxMemory() / 32,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(300),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(1),
                                Duration.ZERO));
    }

    @Test
    void anOptionChangesItsLimitAndNoOther() {
        ServerLimits usual = ServerLimits.DEFAULT;
        assertThat(parse("--keep-alive", "20").limits())
                .isEqualTo(
                        new ServerLimits(
                                usual.peer(),
                                usual.connections(),
                                usual.handshakes(),
                                usual.writeQueue(),
                                usual.allQueues(),
                                usual.windows(),
                                usual.handshake(),
                                usual.stall(),
                                usual.message(),
                                usual.close(),
                                usual.linger(),
                                Duration.ofSeconds(20)));
    }

    @Test
    void everyLimitCanBeGiven() {
        InspectorSettings settings =
                parse(
                        "--max-frame=7",
                        "--max-message=1",
                        "--max-fragments=2",
                        "--max-unfinished=20M",
                        "--max-head=300",
                        "--max-line=256",
                        "--max-headers=5",
                        "--max-connections=6",
                        "--max-handshakes=8",
                        "--max-queue=4096",
                        "--max-queues=2M",
                        "--max-windows=3M",
                        "--handshake-time=0.5",
                        "--stall-time=1.25",
                        "--message-time=30",
                        "--close-time=86400",
                        "--linger-time=3",
                        "--keep-alive=0.001");
        SharedMemory memory = (SharedMemory) settings.limits().peer().memory();
        assertThat(memory.limit()).isEqualTo(20 * 1024 * 1024);
        assertThat(settings.limits())
                .isEqualTo(
                        new ServerLimits(
                                new Limits(new HeadLimits(300, 256, 5), 7, 1, 2, memory),
                                6,
                                8,
                                4096,
                                2 * 1024 * 1024,
                                3 * 1024 * 1024,
                                Duration.ofMillis(500),
                                Duration.ofMillis(1250),
                                Duration.ofSeconds(30),
                                Duration.ofDays(1),
                                Duration.ofSeconds(3),
                                Duration.ofMillis(1)));
    }

    @Test
    void aLimitOfMessagesHoldsForFramesTooUnlessThatOfFramesIsGiven() {
        assertThat(parse("--max-message=500").limits().peer().frame()).isEqualTo(500);
        assertThat(parse("--max-message=500", "--max-frame=20").limits().peer().frame())
                .isEqualTo(20);
        assertThat(parse().limits().peer().frame()).isEqualTo(16 * 1024 * 1024);
    }

    @Test
    void theLimitOfMessagesIsOneForInflatingInFilesToo() {
        CommandLineOptions options = new CommandLineOptions();
        new CommandLine(options)
                .setResourceBundle(Messages.bundle())
                .parseArgs("--read", "a.pcapng", "--max-message", "1000000");
        assertThat(options.readOptions(Path.of("a.pcapng")).mostInflated()).isEqualTo(1_000_000);
    }

    @Test
    void theMemoryOfACaptureIsOneForTheWindowTheTerminalAndFiles() {
        CommandLineOptions options = new CommandLineOptions();
        new CommandLine(options)
                .setResourceBundle(Messages.bundle())
                .parseArgs("--capture-memory", "300M");
        long bytes = 300L << 20;
        assertThat(options.windowOptions().captureMemory()).isEqualTo(bytes);
        assertThat(options.terminalOptions().keeping().memory()).isEqualTo(bytes);
        assertThat(options.readOptions(Path.of("a.pcapng")).memory()).isEqualTo(bytes);
    }

    @Test
    void keepingAliveWithoutANumberAsksAfterTwentySeconds() {
        assertThat(parse("--keep-alive", "--start").limits().keepAlive()).hasSeconds(20);
    }

    @Test
    void keepingAliveCanBeSwitchedOff() {
        assertThat(parse("--keep-alive=0").limits().keepAlive()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--max-message,     0,          from 1 to 1073741824, not «0»",
        "--max-message,     -1,         from 1 to 1073741824, not «-1»",
        "--max-message,     1073741825, from 1 to 1073741824, not «1073741825»",
        "--max-message,     16M,        from 1 to 1073741824, not «16M»",
        "--max-fragments,   0,          from 1 to 1000000000, not «0»",
        "--max-head,        255,        from 256 to 16777216, not «255»",
        "--max-line,        99999999999999999999, from 256 to 16777216, not «99999999999999999999»",
        "--max-headers,     many,       from 1 to 1000000000, not «many»",
        "--max-connections, 1.5,        from 1 to 1000000000, not «1.5»",
        "--max-queue,       1023,       from 1024 to 1073741824, not «1023»"
    })
    void aNumberThatCannotBeIsAnsweredWithThoseThatCan(
            String option, String value, String bounds, String not) {
        assertThatThrownBy(() -> parse(option + "=" + value))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(option)
                .hasMessageEndingWith("Write a whole number " + bounds + ", " + not + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0001", "-1", "86400.001", "86401", "1e3", "10s", "soon"})
    void aTimeThatCannotBeIsAnsweredWithThoseThatCan(String value) {
        assertThatThrownBy(() -> parse("--stall-time=" + value))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--stall-time")
                .hasMessageEndingWith(
                        "Write seconds from 0.001 to 86400, such as 20 or 0.5, not «"
                                + value
                                + "».");
    }

    @Test
    void aSilenceThatCannotBeIsToldThatZeroIsForNever() {
        assertThatThrownBy(() -> parse("--keep-alive=never"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--keep-alive")
                .hasMessageEndingWith("or 0 for never, not «never».");
    }

    private static InspectorSettings parse(String... arguments) {
        CommandLineOptions options = new CommandLineOptions();
        new CommandLine(options).setResourceBundle(Messages.bundle()).parseArgs(arguments);
        return options.windowOptions().settings();
    }
}
