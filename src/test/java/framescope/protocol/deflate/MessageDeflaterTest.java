package framescope.protocol.deflate;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.DeflateSymbols;
import framescope.protocol.Bytes;
import framescope.protocol.Role;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageDeflaterTest {
    private static final Bytes HELLO = Bytes.utf8("Hello");

    private static Bytes deflated(MessageDeflater deflater, Bytes message) {
        return Bytes.copyOf(deflater.deflate(message.buffer()));
    }

    @Test
    void theSampleOfTheRfcComesOut() {
        MessageDeflater deflater = new MessageDeflater(DeflateParameters.PLAIN, Role.CLIENT);
        assertThat(deflated(deflater, HELLO)).isEqualTo(hex("f2 48 cd c9 c9 07 00 # §7.2.3.1"));
    }

    @Test
    void aSecondMessageRefersToTheFirst() {
        MessageDeflater deflater = new MessageDeflater(DeflateParameters.PLAIN, Role.CLIENT);
        deflated(deflater, HELLO);
        assertThat(deflated(deflater, HELLO)).isEqualTo(hex("f2 00 11 00 00 # §7.2.3.2"));
    }

    @Test
    void withoutContextTakeoverItDoesNot() {
        DeflateParameters forgetful = new DeflateParameters(true, false, 15, 15);
        MessageDeflater server = new MessageDeflater(forgetful, Role.SERVER);
        deflated(server, HELLO);
        assertThat(deflated(server, HELLO)).isEqualTo(hex("f2 48 cd c9 c9 07 00"));
        MessageDeflater client = new MessageDeflater(forgetful, Role.CLIENT);
        deflated(client, HELLO);
        assertThat(deflated(client, HELLO)).isEqualTo(hex("f2 00 11 00 00"));
    }

    @Test
    void anEmptyMessageIsOneZeroByteAtAnyTime() {
        MessageDeflater deflater = new MessageDeflater(DeflateParameters.PLAIN, Role.CLIENT);
        assertThat(deflated(deflater, Bytes.EMPTY)).isEqualTo(hex("00"));
        deflated(deflater, HELLO);
        assertThat(deflated(deflater, Bytes.EMPTY)).isEqualTo(hex("00"));
        assertThat(deflated(deflater, Bytes.EMPTY)).isEqualTo(hex("00"));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 11, 14, 15})
    void byItselfAMessageReachesNoFurtherBackThanTheWindow(int bits) throws Exception {
        byte[] noise = new byte[(1 << bits) - 40];
        new Random(7692).nextBytes(noise);
        Bytes once = Bytes.wrap(noise);
        Bytes message = once.plus(Bytes.wrap(new byte[100])).plus(once).plus(once);
        Bytes deflated = MessageDeflater.alone(message, bits);
        DeflateSymbols symbols = new DeflateSymbols(deflated, true);
        assertThat(symbols.bytes()).isEqualTo(deflated.plus(DeflateSymbols.LEFT_OUT));
        assertThat(IntStream.range(0, symbols.count()).map(i -> symbols.get(i).distance()).max())
                .isPresent()
                .matches(most -> most.getAsInt() >= 1 && most.getAsInt() <= 1 << bits);
        Inflater inflater = new Inflater(true);
        inflater.setInput(symbols.bytes().toArray());
        byte[] inflated = new byte[message.length() + 1];
        assertThat(inflater.inflate(inflated)).isEqualTo(message.length());
        assertThat(Bytes.wrap(inflated).first(message.length())).isEqualTo(message);
        inflater.end();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 14})
    void aSmallWindowTakesNoMessageThatIsLonger(int bits) {
        MessageDeflater deflater =
                new MessageDeflater(new DeflateParameters(false, false, bits, 15), Role.SERVER);
        assertThat(deflater.accepts(1 << bits)).isTrue();
        assertThat(deflater.accepts((1 << bits) + 1)).isFalse();
    }

    @Test
    void withASmallWindowEachMessageStandsForItself() {
        MessageDeflater deflater =
                new MessageDeflater(new DeflateParameters(false, false, 8, 15), Role.SERVER);
        deflated(deflater, HELLO);
        assertThat(deflated(deflater, HELLO)).isEqualTo(hex("f2 48 cd c9 c9 07 00"));
    }

    @Test
    void aMessageAloneIsLikeTheFirst() {
        assertThat(MessageDeflater.alone(HELLO)).isEqualTo(hex("f2 48 cd c9 c9 07 00"));
        assertThat(MessageDeflater.alone(HELLO)).isEqualTo(hex("f2 48 cd c9 c9 07 00"));
        assertThat(MessageDeflater.alone(Bytes.EMPTY)).isEqualTo(hex("00"));
    }

    @Test
    void thePositionOfThePayloadStays() {
        ByteBuffer payload = HELLO.buffer();
        new MessageDeflater(DeflateParameters.PLAIN, Role.CLIENT).deflate(payload);
        assertThat(payload.remaining()).isEqualTo(5);
    }

    @Test
    void afterAReleaseItBeginsAnew() {
        MessageDeflater deflater = new MessageDeflater(DeflateParameters.PLAIN, Role.CLIENT);
        deflated(deflater, HELLO);
        deflater.release();
        assertThat(deflated(deflater, HELLO)).isEqualTo(hex("f2 48 cd c9 c9 07 00"));
    }
}
