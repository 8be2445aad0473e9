package framescope.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureNote;
import framescope.capture.NoteKind;
import framescope.testing.Threat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A note comes back from a comment, and nothing else passes for one.
class NoteCommentTest {
    @Test
    void whatWasWrittenComesBack() {
        CaptureNote missing = new CaptureNote(NoteKind.BYTES_MISSING, "131 SERVER_TO_CLIENT");
        assertThat(NoteComment.read(NoteComment.of(missing))).contains(missing);
        CaptureNote refused = new CaptureNote(NoteKind.SEND_REFUSED, "TEXT");
        assertThat(NoteComment.read(NoteComment.of(refused))).contains(refused);
        CaptureNote cleared = new CaptureNote(NoteKind.CLEARED, "");
        assertThat(NoteComment.read(NoteComment.of(cleared))).contains(cleared);
    }

    @Test
    void whatWasWrittenAboutAllOfACaptureComesBackThere() {
        for (CaptureNote note :
                List.of(
                        new CaptureNote(NoteKind.FILE_DAMAGED, "1 2 TOO_LONG"),
                        new CaptureNote(NoteKind.CAPTURE_STOPPED, ""),
                        new CaptureNote(NoteKind.CAPTURE_CONTINUED, "131"),
                        new CaptureNote(NoteKind.FRAGMENTS_LEFT_OUT, "3"),
                        new CaptureNote(NoteKind.LINK_NOT_READ, "3 105"),
                        new CaptureNote(NoteKind.NOTES_LEFT_OUT, "7"))) {
            assertThat(NoteComment.readOfCapture(NoteComment.of(note))).contains(note);
            assertThat(NoteComment.read(NoteComment.of(note))).isEmpty();
        }
    }

    @Threat("F6")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "framescope: note BYTES_MISSING x",
                "framescope: note BYTES_MISSING 7",
                "framescope: note BYTES_MISSING 7 SIDEWAYS",
                "framescope: note BYTES_MISSING -7 SERVER_TO_CLIENT",
                "framescope: note BYTES_MISSING 12345678901234567890 SERVER_TO_CLIENT",
                "framescope: note FILE_DAMAGED x",
                "framescope: note FILE_DAMAGED 1 2 NOBODYS_KIND",
                "framescope: note FILE_DAMAGED 1 -2 TOO_LONG",
                "framescope: note CAPTURE_CONTINUED many",
                "framescope: note LINK_NOT_READ 3",
                "framescope: note NOTES_LEFT_OUT 12345678901234567890",
                "framescope: note COMMENT somebody's",
                "framescope: note NOBODYS_KIND x"
            })
    void whatNobodyOfUsWritesIsSomebodysComment(String comment) {
        assertThat(NoteComment.read(comment)).isEmpty();
        assertThat(NoteComment.readOfCapture(comment)).isEmpty();
    }
}
