package framescope.protocol.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.testing.Conversation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseBodyTest {
    private static final HttpHead REQUEST = HttpHead.parse(Bytes.utf8(Conversation.REQUEST));

    @ParameterizedTest
    @CsvSource({
        "403 Forbidden, Content-Length: 5, 5",
        "403 Forbidden, Content-Length: 0, 0",
        "403 Forbidden, Content-Length: 5|Content-Length: 5, 5",
        "403 Forbidden, Content-Length: 5|Content-Length: 6, -1",
        "403 Forbidden, Content-Length: many, -1",
        "403 Forbidden, Content-Length: 99999999999999999999, -1",
        "403 Forbidden, Content-Length: 5|Transfer-Encoding: gzip, -1",
        "403 Forbidden, Server: x, -1",
        "204 No Content, Server: x, 0",
        "304 Not Modified, Content-Length: 5, 0",
        "403 Forbidden, no header, 0"
    })
    void itsLengthIsWhatTheHeadSays(String status, String lines, long length) {
        long wanted = length < 0 ? ResponseBody.TO_THE_END : length;
        assertThat(ResponseBody.length(REQUEST, response(status, lines))).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({"HEAD, 0", "GET, 5"})
    void aHeadIsAskedForWithoutABody(String method, long length) {
        HttpHead request =
                HttpHead.parse(Bytes.utf8(Conversation.REQUEST.replaceFirst("GET", method)));
        HttpHead response = response("403 Forbidden", "Content-Length: 5");
        assertThat(ResponseBody.length(request, response)).isEqualTo(length);
    }

    private static HttpHead response(String status, String lines) {
        String head = "HTTP/1.1 " + status + "\r\n" + lines.replace("|", "\r\n") + "\r\n\r\n";
        return HttpHead.parse(Bytes.utf8(head));
    }
}
