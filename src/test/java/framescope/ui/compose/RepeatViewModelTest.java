package framescope.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import framescope.compose.Composition;
import framescope.compose.Draft;
import framescope.compose.Outlook;
import framescope.compose.Receiver;
import framescope.compose.Receivers;
import framescope.protocol.Bytes;
import framescope.protocol.connection.Transmission;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// What goes out again and again.
class RepeatViewModelTest {
    @Test
    void placeholdersAreFilledInForEachMessage() {
        LongFunction<Transmission> messages = messages(Draft.text("message {n}"));
        assertThat(messages.apply(1).bytes()).isEqualTo(bytes("message 1"));
        assertThat(messages.apply(12_345).bytes()).isEqualTo(bytes("message 12345"));
    }

    @Test
    void withoutPlaceholdersItIsTheSameObjectEachTime() {
        LongFunction<Transmission> messages = messages(Draft.text("message"));
        assertThat(messages.apply(2)).isSameAs(messages.apply(1));
    }

    /// A prediction plays a whole client: that is done for what is written, never on the event loop
    /// for each message that goes out.
    @Test
    void noMessageIsPredicted() {
        JavaClasses classes =
                new ClassFileImporter().importClasses(RepeatViewModel.class, Composition.class);
        JavaMethod filled =
                classes.get(Composition.class).getMethods().stream()
                        .filter(method -> method.getName().equals("filled"))
                        .findFirst()
                        .orElseThrow();
        assertThat(filled.getMethodCallsFromSelf())
                .filteredOn(call -> call.getTargetOwner().getPackageName().endsWith(".compose"))
                .extracting(call -> call.getTarget().getName())
                .containsOnly("with", "frames", "transmission", "content");
        assertThat(classes.get(RepeatViewModel.class).getMethodCallsFromSelf())
                .filteredOn(call -> call.getTargetOwner().isEquivalentTo(Composition.class))
                .extracting(call -> call.getTarget().getName())
                .contains("filled")
                .doesNotContain("of", "seenBy");
    }

    private static LongFunction<Transmission> messages(Draft draft) {
        Receivers one = Receivers.of(List.of(1), connection -> Receiver.FRESH);
        return RepeatViewModel.messages(Outlook.of(draft, one));
    }

    private static Bytes bytes(String text) {
        return Composition.of(Draft.text(text), Receiver.FRESH).bytes();
    }
}
