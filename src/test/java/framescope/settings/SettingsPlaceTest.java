package framescope.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsPlaceTest {
    @Test
    void theUsersOwnPlaceForSettingsComesFirst() {
        assertThat(SettingsPlace.of(Map.of("XDG_CONFIG_HOME", "/x"), "Linux", "/home/u"))
                .isEqualTo(Path.of("/x/framescope/settings.json"));
    }

    @Test
    void aRelativePlaceIsNone() {
        assertThat(SettingsPlace.of(Map.of("XDG_CONFIG_HOME", "x"), "Linux", "/home/u"))
                .isEqualTo(Path.of("/home/u/.config/framescope/settings.json"));
    }

    @Test
    void eachSystemHasAPlaceOfItsOwn() {
        assertThat(SettingsPlace.of(Map.of("APPDATA", "/r"), "Windows 11", "/u"))
                .isEqualTo(Path.of("/r/Framescope/settings.json"));
        assertThat(SettingsPlace.of(Map.of(), "Windows 11", "/u"))
                .isEqualTo(Path.of("/u/AppData/Roaming/Framescope/settings.json"));
        assertThat(SettingsPlace.of(Map.of(), "Mac OS X", "/u"))
                .isEqualTo(Path.of("/u/Library/Application Support/Framescope/settings.json"));
    }
}
