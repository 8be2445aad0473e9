package framescope.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.DeflateSymbols.Kind;
import framescope.dissect.DeflateSymbols.Symbol;
import framescope.protocol.Bytes;
import framescope.protocol.deflate.DeflateReader.BlockType;
import framescope.protocol.deflate.MessageDeflater;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Symbols of compressed messages by their number.
class DeflateSymbolsTest {
    private static List<Symbol> all(DeflateSymbols symbols) {
        return IntStream.range(0, symbols.count()).mapToObj(symbols::get).toList();
    }

    @Test
    void theSampleOfRfc7692IsToldSymbolBySymbol() {
        DeflateSymbols symbols = new DeflateSymbols(Bytes.ofHex("f2 48 cd c9 c9 07 00"), true);
        List<Symbol> all = all(symbols);
        assertThat(all.stream().map(Symbol::kind))
                .containsExactly(
                        Kind.BLOCK,
                        Kind.LITERAL,
                        Kind.LITERAL,
                        Kind.LITERAL,
                        Kind.LITERAL,
                        Kind.LITERAL,
                        Kind.END,
                        Kind.BLOCK);
        assertThat(all.getFirst().blockType()).isEqualTo(BlockType.FIXED);
        assertThat(symbols.bits(all.getFirst(), 24)).isEqualTo("010");
        assertThat(symbols.bits(all.get(1), 24)).isEqualTo("01111000"); // §3.2.6: 0x30 + 'H'
        assertThat(all.get(1).value()).isEqualTo('H');
        assertThat(all.stream().filter(symbols::isAdded)).containsExactly(all.getLast());
        assertThat(all.getLast().blockType()).isEqualTo(BlockType.STORED);
        assertThat(symbols.outputLength()).isEqualTo(5);
    }

    @Test
    void aCopyOutOfTheMessageBeforeIsToldApart() {
        DeflateSymbols symbols = new DeflateSymbols(Bytes.ofHex("f2 00 11 00 00"), true);
        Symbol copy = symbols.get(2);
        assertThat(copy.kind()).isEqualTo(Kind.MATCH);
        assertThat(copy.distance()).isEqualTo(5);
        assertThat(copy.reachesBack()).isTrue();
        assertThat(symbols.reachingBack()).isEqualTo(1);
        assertThat(symbols.fetched()).isEqualTo(4);
    }

    @Test
    void aLastBlockIsFollowedByPadding() {
        DeflateSymbols symbols = new DeflateSymbols(Bytes.ofHex("f3 48 cd c9 c9 07 00 00"), true);
        assertThat(symbols.get(0).last()).isTrue();
        assertThat(all(symbols).stream().map(Symbol::kind)).contains(Kind.PADDING);
        assertTiles(symbols);
    }

    @Test
    void whatCannotBeReadIsTheRest() {
        DeflateSymbols symbols = new DeflateSymbols(Bytes.ofHex("ff ff ff ff"), true);
        assertThat(symbols.count()).isEqualTo(1);
        assertThat(symbols.get(0).kind()).isEqualTo(Kind.REST);
        assertThat(symbols.get(0).bits()).isEqualTo(64);
    }

    @Test
    void ofAMessageThatHasNotEndedNothingIsAdded() {
        DeflateSymbols symbols = new DeflateSymbols(Bytes.ofHex("f2 48 cd"), false);
        assertThat(symbols.added()).isZero();
        assertThat(symbols.get(symbols.count() - 1).kind()).isEqualTo(Kind.REST);
        assertTiles(symbols);
    }

    @Test
    void beyondTheMostTheRestIsOneSymbol() {
        byte[] noise = new byte[DeflateSymbols.MOST * 3 / 2];
        Random random = new Random(1951);
        for (int i = 0; i < noise.length; i++) {
            // Nothing that could be copied, but codes that are worth their while.
            noise[i] = (byte) random.nextInt(random.nextBoolean() ? 8 : 200);
        }
        DeflateSymbols symbols = new DeflateSymbols(MessageDeflater.alone(Bytes.wrap(noise)), true);
        assertThat(symbols.count()).isEqualTo(DeflateSymbols.MOST + 1);
        Symbol rest = symbols.get(DeflateSymbols.MOST);
        assertThat(rest.kind()).isEqualTo(Kind.REST);
        assertThat(rest.start() + rest.bits()).isEqualTo(8L * symbols.bytes().length());
    }

    @Test
    void everyBitOfADeflatedMessageBelongsToOneSymbolAndSoDoesEachOfItsBytes() {
        Random random = new Random(7692);
        for (int round = 0; round < 200; round++) {
            byte[] message = new byte[random.nextInt(6_000)];
            int variety = 1 + random.nextInt(256);
            for (int i = 0; i < message.length; i++) {
                message[i] =
                        i > 9 && random.nextInt(4) > 0
                                ? message[i - 1 - random.nextInt(9)]
                                : (byte) random.nextInt(variety);
            }
            DeflateSymbols symbols =
                    new DeflateSymbols(MessageDeflater.alone(Bytes.wrap(message)), true);
            assertTiles(symbols);
            assertThat(symbols.outputLength()).isEqualTo(message.length);
            assertThat(rebuilt(symbols)).isEqualTo(Bytes.wrap(message));
        }
    }

    @Test
    void everyBitOfAnyBytesBelongsToOneSymbol() {
        Random random = new Random(6455);
        for (int round = 0; round < 5_000; round++) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            assertTiles(new DeflateSymbols(Bytes.wrap(noise), random.nextBoolean()));
        }
    }

    @Test
    void aByteIsKnownOnceTheLastBitOfItsSymbolIsRead() {
        DeflateSymbols hello = new DeflateSymbols(Bytes.ofHex("f2 48 cd c9 c9 07 00"), true);
        // 3 bits begin the block, 8 are «H», 8 «e».
        assertThat(hello.outputBefore(0)).hasValue(0);
        assertThat(hello.outputBefore(10)).hasValue(0);
        assertThat(hello.outputBefore(11)).hasValue(1);
        assertThat(hello.outputBefore(18)).hasValue(1);
        assertThat(hello.outputBefore(19)).hasValue(2);
        assertThat(hello.outputBefore(56)).hasValue(5);
    }

    @Test
    void bytesThatStandThereAsTheyAreAreKnownOneByOne() {
        DeflateSymbols stored = new DeflateSymbols(Bytes.ofHex("00 03 00 fc ff 61 62 63 00"), true);
        assertThat(stored.outputBefore(8 * 5)).hasValue(0);
        assertThat(stored.outputBefore(8 * 6)).hasValue(1);
        assertThat(stored.outputBefore(8 * 7)).hasValue(2);
        assertThat(stored.outputBefore(8 * 9)).hasValue(3);
    }

    @Test
    void behindAFaultNothingIsKnown() {
        DeflateSymbols broken = new DeflateSymbols(Bytes.ofHex("ff ff ff ff"), true);
        assertThat(broken.outputBefore(0)).hasValue(0);
        assertThat(broken.outputBefore(8)).isEmpty();
        DeflateSymbols nothing = new DeflateSymbols(Bytes.EMPTY, false);
        assertThat(nothing.outputBefore(0)).hasValue(0);
    }

    @Test
    void whatIsKnownBeforeAnyBitIsWhatTheSymbolsBeforeItHold() {
        Random random = new Random(1951);
        byte[] message = new byte[5_000];
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) ('a' + random.nextInt(4));
        }
        DeflateSymbols symbols =
                new DeflateSymbols(MessageDeflater.alone(Bytes.wrap(message)), true);
        for (Symbol symbol : all(symbols)) {
            assertThat(symbols.outputBefore(symbol.start() + symbol.bits())).hasValue(symbol.to());
        }
    }

    private static void assertTiles(DeflateSymbols symbols) {
        long bit = 0;
        int output = 0;
        for (Symbol symbol : all(symbols)) {
            assertThat(symbol.start()).isEqualTo(bit);
            assertThat(symbol.from()).isEqualTo(output);
            bit += symbol.bits();
            output = symbol.to();
        }
        assertThat(bit).isEqualTo(8L * symbols.bytes().length());
        assertThat(output).isEqualTo(symbols.outputLength());
    }

    private static Bytes rebuilt(DeflateSymbols symbols) {
        byte[] out = new byte[symbols.outputLength()];
        for (Symbol symbol : all(symbols)) {
            int wire = (int) (symbol.start() / 8);
            for (int i = symbol.from(); i < symbol.to(); i++) {
                out[i] =
                        (byte)
                                switch (symbol.kind()) {
                                    case LITERAL -> symbol.value();
                                    case MATCH -> out[i - symbol.distance()];
                                    default -> symbols.bytes().at(wire + i - symbol.from());
                                };
            }
        }
        return Bytes.wrap(out);
    }
}
