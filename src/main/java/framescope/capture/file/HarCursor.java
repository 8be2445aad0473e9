package framescope.capture.file;

import framescope.capture.file.CaptureFormatException.Place;
import framescope.capture.file.CaptureFormatException.Reason;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Walks over the entries of a HAR, compressed by gzip or not, without keeping any.
final class HarCursor implements Closeable {
    /// How deep values may be nested, and how many characters one may have.
    static final int MOST_DEPTH = 200;

    static final int MOST_CHARACTERS = 64 << 20;

    /// The same of a property's name.
    static final int MOST_IN_NAME = 1 << 16;

    private static final int BUFFER = 1 << 16;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MOST_DEPTH)
                                    .maxStringLength(MOST_CHARACTERS)
                                    .maxNameLength(MOST_IN_NAME)
                                    .build())
                    .build();

    private final Source source;
    private final boolean unpacked;
    private final JsonParser json;
    private boolean begun;

    /// @throws CaptureFormatException where the file begins like no text
    HarCursor(ReadableByteChannel file) throws IOException {
        InputStream in = begun(file);
        unpacked = isCompressed(in);
        source = new Source(content(in));
        try {
            json = FACTORY.createParser(ObjectReadContext.empty(), source);
        } catch (JacksonIOException e) {
            source.close();
            throw source.failureOr(e, new Place(1, 1, 0, unpacked));
        }
    }

    /// The file's content, uncompressed.
    static InputStream open(ReadableByteChannel file) throws IOException {
        return content(begun(file));
    }

    private static InputStream begun(ReadableByteChannel file) {
        return new BufferedInputStream(Channels.newInputStream(file), BUFFER);
    }

    private static boolean isCompressed(InputStream in) throws IOException {
        in.mark(2);
        boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return compressed;
    }

    private static InputStream content(InputStream in) throws IOException {
        try {
            return isCompressed(in) ? new BufferedInputStream(new GZIPInputStream(in, BUFFER)) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// The parser, which stands on an entry's beginning once [#next] has found one.
    JsonParser json() {
        return json;
    }

    /// Something that is read, with the exceptions of the library turned into ours.
    interface Step<T> {
        T read();
    }

    /// Reads on.
    ///
    /// @throws CaptureFormatException where the file is no JSON or passes a limit
    <T> T read(Step<T> step) throws IOException {
        try {
            return step.read();
        } catch (JacksonIOException e) {
            throw source.failureOr(e, at(json.currentLocation()));
        } catch (StreamConstraintsException e) {
            throw problem(Reason.LIMIT, e);
        } catch (JacksonException e) {
            throw problem(Reason.BAD_JSON, e);
        }
    }

    /// Goes to the beginning of the next entry, from the end of the one before.
    ///
    /// @return whether there is one
    boolean next() throws IOException {
        if (!begun) {
            begun = true;
            enter("log", JsonToken.START_OBJECT);
            enter("entries", JsonToken.START_ARRAY);
        }
        while (true) {
            JsonToken token = read(json::nextToken);
            if (token == JsonToken.START_OBJECT) {
                return true;
            }
            if (token == JsonToken.END_ARRAY) {
                return false;
            }
            if (token == null) {
                throw problem(Reason.BAD_JSON, "it ends here");
            }
            read(json::skipChildren);
        }
    }

    private void enter(String property, JsonToken wanted) throws IOException {
        JsonToken token =
                read(() -> "log".equals(property) ? json.nextToken() : json.currentToken());
        if (token != JsonToken.START_OBJECT) {
            throw problem(Reason.NOT_HAR, "");
        }
        while (read(json::nextToken) == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            token = read(json::nextToken);
            if (name.equals(property) && token == wanted) {
                return;
            }
            read(json::skipChildren);
        }
        throw problem(Reason.NOT_HAR, "");
    }

    /// Where the cursor is, in words.
    String place() {
        TokenStreamLocation at = json.currentTokenLocation();
        return "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private Place at(TokenStreamLocation at) {
        return new Place(at.getLineNr(), at.getColumnNr(), at.getByteOffset(), unpacked);
    }

    private CaptureFormatException problem(Reason reason, String detail) {
        return CaptureFormatException.at(at(json.currentTokenLocation()), reason, detail);
    }

    private CaptureFormatException problem(Reason reason, JacksonException e) {
        // A limit that was passed has no place of its own.
        TokenStreamLocation at = e.getLocation() == null ? json.currentLocation() : e.getLocation();
        return CaptureFormatException.at(at(at), reason, e.getOriginalMessage());
    }

    @Override
    public void close() {
        json.close();
    }

    /// The bytes that the parser reads, which knows whether they could be had.
    private static final class Source extends FilterInputStream {
        private @Nullable IOException failure;

        Source(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            try {
                return super.read(into, at, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        /// What went wrong here; or else what the parser says of its own accord: of bytes that look
        /// like a UTF of two or four bytes at first, and are not.
        IOException failureOr(JacksonIOException e, Place place) {
            IOException own = failure;
            return own != null
                    ? own
                    : CaptureFormatException.at(place, Reason.BAD_JSON, e.getOriginalMessage());
        }
    }
}
