package framescope.protocol.connection.autobahn;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Things to compress, of the kinds that the suite has files of.
enum TestData {
    JSON(Opcode.TEXT) {
        @Override
        byte[] piece(Random random) {
            return ("{\"id\":"
                            + random.nextInt(100_000)
                            + ",\"name\":\"item\",\"tags\":[1,2,3]},\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
    },
    PICTURE(Opcode.BINARY) {
        @Override
        byte[] piece(Random random) {
            byte[] row = new byte[512];
            int shade = random.nextInt(256);
            for (int x = 0; x < row.length; x++) {
                shade += random.nextInt(3) - 1;
                row[x] = (byte) shade;
            }
            return row;
        }
    },
    PROSE(Opcode.BINARY) {
        private static final String[] WORDS = {
            "Habe ",
            "nun, ",
            "ach! ",
            "Philosophie, ",
            "durchaus ",
            "studiert, ",
            "mit ",
            "heißem ",
            "Bemühn.\n"
        };

        @Override
        byte[] piece(Random random) {
            return WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
        }
    },
    NOISE(Opcode.BINARY) {
        @Override
        byte[] piece(Random random) {
            byte[] bytes = new byte[1024];
            random.nextBytes(bytes);
            return bytes;
        }
    },
    HTML(Opcode.TEXT) {
        @Override
        byte[] piece(Random random) {
            return ("<tr><td class=\"row\">" + random.nextInt(1000) + "</td></tr>\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
    };

    private final Opcode opcode;

    TestData(Opcode opcode) {
        this.opcode = opcode;
    }

    abstract byte[] piece(Random random);

    /// In which messages it goes.
    Opcode opcode() {
        return opcode;
    }

    /// So many bytes of it, the same each time.
    Bytes bytes(int length, long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            byte[] piece = piece(random);
            int count = Math.min(piece.length, length - at);
            System.arraycopy(piece, 0, bytes, at, count);
            at += count;
        }
        return Bytes.wrap(bytes);
    }
}
