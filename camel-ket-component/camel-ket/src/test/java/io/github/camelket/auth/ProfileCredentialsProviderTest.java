/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCredentialsProviderTest {

    private static final String USUAL = "[default]\nksyun_access_key_id = AK\nksyun_secret_access_key = SK\n";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("credentials");
    }

    @Test
    void readsTheProfileThatWasAskedFor() throws IOException {
        write("\ufeff# ours\r\n; and theirs\r\n\r\n[default]\r\n"
                + "ksyun_access_key_id=AK\r\nksyun_secret_access_key= S=K/+ \r\nregion = anywhere\r\n"
                + " [ second ] \nksyun_access_key_id\t=\tAK2\nksyun_secret_access_key=SK2\nksyun_session_token=T2\n");
        assertThat(provider("default").resolve()).isEqualTo(new KetCredentials("AK", "S=K/+", null));
        assertThat(provider("second").resolve()).isEqualTo(new KetCredentials("AK2", "SK2", "T2"));
    }

    @Test
    void anEmptyTokenIsNone() throws IOException {
        write(USUAL + "ksyun_session_token =\n");
        assertThat(provider("default").resolve()).isEqualTo(new KetCredentials("AK", "SK", null));
    }

    @Test
    void theEnvironmentNamesFileAndProfile() throws IOException {
        write(USUAL.replace("default", "night"));
        ProfileCredentialsProvider provider = new ProfileCredentialsProvider(
                Map.of("KSYUN_CREDENTIALS_FILE", file.toString(), "KSYUN_PROFILE", "night"));
        assertThat(provider.resolve().accessKey()).isEqualTo("AK");
        assertThat(provider).hasToString("profile 'night' of the file " + file);
        assertThat(new ProfileCredentialsProvider(Map.of()))
                .hasToString("profile 'default' of the file "
                        + Path.of(System.getProperty("user.home"), ".ksyun", "credentials"));
    }

    /** A container's environment often has each variable, and nothing in it. */
    @Test
    void anEmptyVariableNamesNothing() {
        assertThat(new ProfileCredentialsProvider(Map.of("KSYUN_CREDENTIALS_FILE", "", "KSYUN_PROFILE", " ")))
                .hasToString(new ProfileCredentialsProvider(Map.of()).toString());
    }

    @Test
    void aFileThatWasReplacedIsReadAgain() throws IOException {
        write(USUAL);
        ProfileCredentialsProvider provider = provider("default");
        assertThat(provider.resolve()).isSameAs(provider.resolve());

        Path next = directory.resolve("next");
        Files.writeString(next, USUAL.replace("SK", "NEW"));
        Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        assertThat(provider.resolve().secretKey()).isEqualTo("NEW");
    }

    @Test
    void aFileThatWasWrittenOverIsReadAgain() throws IOException {
        write(USUAL);
        ProfileCredentialsProvider provider = provider("default");
        provider.resolve();
        FileTime later = FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 1);
        write(USUAL.replace("SK", "2K"));
        Files.setLastModifiedTime(file, later);
        assertThat(provider.resolve().secretKey()).isEqualTo("2K");
        write("[default]\n");
        assertThatThrownBy(provider::resolve).hasMessageContaining("has no ksyun_access_key_id");
    }

    @Test
    void whatIsMissingIsTold() throws IOException {
        refused("The credentials file " + file + " does not exist");
        write("[other]\n");
        refused("The credentials file " + file + " has no profile 'default'");
        write("[default]\nksyun_secret_access_key = geheim\n");
        refused("The credentials file " + file + " has no ksyun_access_key_id in profile 'default'");
        write("[default]\nksyun_access_key_id = AK\nksyun_secret_access_key =\n");
        refused("The credentials file " + file + " has no ksyun_secret_access_key in profile 'default'");
    }

    @Test
    void whatCannotBeReadIsToldWithoutWhatIsInIt() throws IOException {
        String cannot = "The credentials file " + file + " cannot be used: ";
        write("ksyun_secret_access_key = geheim\n");
        refused(cannot + "line 1 stands before the first [profile]");
        write("[default]\n\ngeheim\n");
        refused(cannot + "line 3 is neither [profile] nor key = value");
        write(USUAL + "ksyun_secret_access_key = geheim\n");
        refused(cannot + "line 4 sets a key that is set already");
        write(USUAL + "[default]\n");
        refused(cannot + "line 4 begins a profile that is there already");
        write(USUAL.replace("SK", "ge heim"));
        refused(cannot + "secretKey contains white space, a control character or a character outside ASCII");
        Files.write(file, "geh\u00e4im".getBytes(StandardCharsets.ISO_8859_1));
        refused("The credentials file " + file + " is not text in UTF-8");
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(provider("default")::resolve)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The credentials file " + file + " cannot be read (");
    }

    private void refused(String message) {
        assertThatThrownBy(provider("default")::resolve)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void noSecretIsShown() throws IOException {
        write(USUAL.replace("SK", "geheim"));
        ProfileCredentialsProvider provider = provider("default");
        provider.resolve();
        assertThat(provider.toString()).doesNotContain("geheim");
        assertThat(ProfileFile.parse(Files.readAllLines(file)).toString()).isEqualTo("ProfileFile[default]");
    }

    @Test
    void byDefaultTheEnvironmentGoesBeforeTheFile() throws IOException {
        write(USUAL);
        String path = file.toString();
        assertThat(new DefaultCredentialsProvider(Map.of("KSYUN_CREDENTIALS_FILE", path)).resolve())
                .isEqualTo(new KetCredentials("AK", "SK"));
        assertThat(new DefaultCredentialsProvider(Map.of(
                                "KSYUN_CREDENTIALS_FILE",
                                path,
                                "KSYUN_ACCESS_KEY_ID",
                                "E",
                                "KSYUN_SECRET_ACCESS_KEY",
                                "F"))
                        .resolve())
                .isEqualTo(new KetCredentials("E", "F"));
        // Half of it is not nothing.
        assertThatThrownBy(() -> new DefaultCredentialsProvider(
                                Map.of("KSYUN_CREDENTIALS_FILE", path, "KSYUN_SECRET_ACCESS_KEY", "F"))
                        .resolve())
                .hasMessage("The environment variable KSYUN_ACCESS_KEY_ID is not set");
    }

    @Test
    void whatWasLookedForIsTold() {
        assertThatThrownBy(() -> new DefaultCredentialsProvider(
                                Map.of("KSYUN_CREDENTIALS_FILE", file.toString(), "KSYUN_PROFILE", "p"))
                        .resolve())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There are no credentials for the ket component. Looked for, in this order: accessKey and"
                        + " secretKey of the component; a KetCredentialsProvider bean of the registry; the environment"
                        + " variables KSYUN_ACCESS_KEY_ID and KSYUN_SECRET_ACCESS_KEY; profile 'p' of the file " + file
                        + ", which does not exist.");
    }

    private ProfileCredentialsProvider provider(String profile) {
        return new ProfileCredentialsProvider(file, profile);
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }
}
