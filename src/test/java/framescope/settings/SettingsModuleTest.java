package framescope.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The tests run without modules; what the module must allow is looked up in its descriptor.
class SettingsModuleTest {
    @Test
    void jacksonMayReadTheRecordsOfEverySection() throws Exception {
        Set<String> open =
                ModuleFinder.of(Path.of("target", "classes"))
                        .find("framescope")
                        .orElseThrow()
                        .descriptor()
                        .opens()
                        .stream()
                        .filter(opens -> opens.targets().contains("tools.jackson.databind"))
                        .map(ModuleDescriptor.Opens::source)
                        .collect(Collectors.toSet());
        for (Section<?> section : sections()) {
            assertThat(open)
                    .as("packages open to Jackson, for the section " + section.name())
                    .contains(section.type().getPackageName());
        }
    }

    @Test
    void noTwoSectionsHaveTheSameName() throws Exception {
        assertThat(sections().stream().map(Section::name)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void theDefaultsOfEverySectionComeBackFromJson() throws Exception {
        for (Section<?> section : sections()) {
            assertThat(UserSettings.roundTrip(section)).isEqualTo(section.defaults());
        }
    }

    private static List<Section<?>> sections() throws Exception {
        List<JavaField> fields =
                new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("framescope")
                                .stream()
                                .flatMap(type -> type.getFields().stream())
                                .filter(field -> field.getRawType().isEquivalentTo(Section.class))
                                .toList();
        List<Section<?>> found = new ArrayList<>();
        for (JavaField each : fields) {
            Field field = each.reflect();
            field.setAccessible(true);
            found.add((Section<?>) field.get(null));
        }
        return found;
    }
}
