package framescope.protocol.deflate;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.MessageAssembler;
import framescope.protocol.Role;
import framescope.protocol.deflate.MessageInflater.Result;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What connections share, none of them notices but by its size.
class DeflateCodersTest {
    private static final Bytes HELLO = Bytes.utf8("Hello");
    private static final Bytes FIRST = hex("f2 48 cd c9 c9 07 00 # §7.2.3.1");
    private static final Bytes AGAIN = hex("f2 00 11 00 00 # §7.2.3.2");

    private final DeflateCoders coders = new DeflateCoders(2);
    private final MessageAssembler assembler = new MessageAssembler(1000);

    private MessageInflater inflater() {
        return MessageInflater.of(DeflateParameters.PLAIN, Role.CLIENT, coders);
    }

    private MessageDeflater deflater() {
        return new MessageDeflater(DeflateParameters.PLAIN, Role.SERVER, coders);
    }

    private Bytes inflated(MessageInflater by, Bytes deflated, boolean ends) {
        assertThat(by.accept(deflated.buffer(), 0, deflated.length(), ends, assembler))
                .isEqualTo(Result.INFLATED);
        Bytes message = Bytes.copyOf(assembler.view());
        assembler.clear();
        return message;
    }

    private static Bytes deflated(MessageDeflater by) {
        return Bytes.copyOf(by.deflate(HELLO.buffer()));
    }

    @Test
    void aThousandConnectionsInTurnNeedOneInflater() {
        List<MessageInflater> connections = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            connections.add(inflater());
        }
        for (MessageInflater connection : connections) {
            assertThat(inflated(connection, FIRST, true)).isEqualTo(HELLO);
        }
        for (MessageInflater connection : connections) {
            assertThat(inflated(connection, AGAIN, true)).isEqualTo(HELLO);
            assertThat(connection.holdsMemory()).isFalse();
        }
        assertThat(coders.count()).isEqualTo(1);
    }

    @Test
    void messagesThatAreInflatedAtTheSameTimeDoNotMix() {
        MessageInflater one = inflater();
        MessageInflater other = inflater();
        assertThat(inflated(one, FIRST.first(3), false)).isEqualTo(Bytes.utf8("He"));
        assertThat(inflated(other, FIRST, true)).isEqualTo(HELLO);
        assertThat(inflated(one, FIRST.slice(3, 7), true)).isEqualTo(Bytes.utf8("llo"));
        assertThat(inflated(one, AGAIN, true)).isEqualTo(HELLO);
    }

    @Test
    void whoseDeflaterWasTakenAwayBeginsAnewAndTheOthersGoOn() {
        MessageDeflater quiet = deflater();
        MessageDeflater busy = deflater();
        assertThat(deflated(quiet)).isEqualTo(FIRST);
        assertThat(deflated(busy)).isEqualTo(FIRST);
        assertThat(deflated(deflater())).isEqualTo(FIRST);
        assertThat(deflated(busy)).isEqualTo(AGAIN);
        assertThat(deflated(quiet)).isEqualTo(FIRST);
        assertThat(coders.count()).isEqualTo(2);
    }

    @Test
    void aConnectionThatEndsGivesItsDeflaterBack() {
        MessageDeflater deflater = deflater();
        deflated(deflater);
        deflater.release();
        assertThat(coders.count()).isZero();
    }

    @Test
    void aThousandWindowsArePackedByOneDeflater() {
        byte[] zeros = new byte[10_000];
        MessageDeflater deflater = deflater();
        Bytes deflated = Bytes.copyOf(deflater.deflate(ByteBuffer.wrap(zeros)));
        deflater.release();
        MessageAssembler room = new MessageAssembler(20_000);
        List<MessageInflater> connections = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            MessageInflater connection = inflater();
            connections.add(connection);
            assertThat(connection.accept(deflated.buffer(), 0, deflated.length(), true, room))
                    .isEqualTo(Result.INFLATED);
            room.clear();
        }
        assertThat(connections).allMatch(MessageInflater::pack);
        assertThat(connections).allMatch(each -> each.windowCapacity() < 1000);
        assertThat(coders.count()).isEqualTo(2);
        coders.release();
        assertThat(coders.count()).isZero();
    }

    @Test
    void afterAReleaseTheyAreTakenAnew() {
        MessageInflater inflater = inflater();
        inflated(inflater, FIRST, true);
        deflated(deflater());
        coders.release();
        assertThat(coders.count()).isZero();
        assertThat(inflated(inflater, AGAIN, true)).isEqualTo(HELLO);
    }
}
