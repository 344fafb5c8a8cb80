/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import static io.github.camelket.auth.EnvironmentCredentialsProvider.value;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes the credentials from a profile of a file, {@code ~/.ksyun/credentials} unless told otherwise:
 *
 * <pre>
 * [default]
 * ksyun_access_key_id = …
 * ksyun_secret_access_key = …
 * ksyun_session_token = …
 * </pre>
 *
 * <p>The session token is for temporary credentials only. The environment variables {@code KSYUN_CREDENTIALS_FILE} and
 * {@code KSYUN_PROFILE} name another file and another profile. The file is read again when it has changed, so that the next
 * call uses new keys; it had better be replaced than written over, or a call may find half of it and fail.
 */
public final class ProfileCredentialsProvider implements KetCredentialsProvider {

    private static final String ACCESS_KEY = "ksyun_access_key_id";
    private static final String SECRET_KEY = "ksyun_secret_access_key";
    private static final String SESSION_TOKEN = "ksyun_session_token";

    private final Path file;
    private final String profile;
    private volatile @Nullable Known known;

    /** What a file looked like when these credentials were read from it. */
    private record Known(FileTime modified, long size, @Nullable Object key, KetCredentials credentials) {
        boolean isOf(BasicFileAttributes now) {
            return modified.equals(now.lastModifiedTime())
                    && size == now.size()
                    && (key == null || key.equals(now.fileKey()));
        }
    }

    /** The file and the profile that the environment names, or else {@code ~/.ksyun/credentials} and {@code default}. */
    public ProfileCredentialsProvider() {
        this(System.getenv());
    }

    ProfileCredentialsProvider(Map<String, String> environment) {
        this(file(environment), Objects.requireNonNullElse(value(environment, "KSYUN_PROFILE"), "default"));
    }

    private static Path file(Map<String, String> environment) {
        String named = value(environment, "KSYUN_CREDENTIALS_FILE");
        return named == null ? Path.of(System.getProperty("user.home"), ".ksyun", "credentials") : Path.of(named);
    }

    /**
     * @param file the file
     * @param profile the section in it
     */
    public ProfileCredentialsProvider(Path file, String profile) {
        this.file = file;
        this.profile = profile;
    }

    /**
     * @throws IllegalStateException if the file cannot be read, or the profile is not in it, or lacks a key; it names file,
     *     profile and key, and no value
     */
    @Override
    public KetCredentials resolve() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Known before = known;
            if (before != null && before.isOf(now)) {
                return before.credentials();
            }
            KetCredentials credentials = read();
            known = new Known(now.lastModifiedTime(), now.size(), now.fileKey(), credentials);
            return credentials;
        } catch (NoSuchFileException e) {
            throw refused("does not exist");
        } catch (CharacterCodingException e) {
            throw refused("is not text in UTF-8");
        } catch (IOException e) {
            throw refused("cannot be read (" + e + ")");
        } catch (IllegalArgumentException e) {
            throw refused("cannot be used: " + e.getMessage());
        }
    }

    private KetCredentials read() throws IOException {
        Map<String, String> values = ProfileFile.parse(Files.readAllLines(file))
                .profile(profile)
                .orElseThrow(() -> refused("has no profile '" + profile + "'"));
        String token = values.get(SESSION_TOKEN);
        return new KetCredentials(
                required(values, ACCESS_KEY),
                required(values, SECRET_KEY),
                token == null || token.isEmpty() ? null : token);
    }

    private String required(Map<String, String> values, String key) {
        String value = values.get(key);
        if (value == null || value.isEmpty()) {
            throw refused("has no " + key + " in profile '" + profile + "'");
        }
        return value;
    }

    private IllegalStateException refused(String why) {
        return new IllegalStateException("The credentials file " + file + " " + why);
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /** Where the credentials come from, and nothing of them. */
    @Override
    public String toString() {
        return "profile '" + profile + "' of the file " + file;
    }
}
