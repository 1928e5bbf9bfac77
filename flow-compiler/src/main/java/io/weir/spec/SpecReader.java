package io.weir.spec;

import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.Nearest;
import io.weir.source.SourceSpan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the documents of a spec file in every accepted shape: a manifest ({@code apiVersion, kind, metadata, spec}), a bare
 * spec ({@code source, sink, …}), and {@code Secret} documents beside them.
 */
public final class SpecReader {
    /** The only version of the manifest. */
    public static final String API_VERSION = "dataflow.dataflow.io/v1";

    private static final List<String> MANIFEST_FIELDS = List.of("apiVersion", "kind", "metadata", "spec", "status");
    private static final String BARE_KIND = "DataFlow";
    private static final String SECRET = "Secret";

    private final Naming naming;
    private final KindNames kinds;
    private final Problems problems;
    private final List<FlowSpec> flows = new ArrayList<>();
    private final List<LocalSecret> secrets = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private SpecReader(Naming naming, KindNames kinds, Problems problems) {
        this.naming = naming;
        this.kinds = kinds;
        this.problems = problems;
    }

    /** Reads what can be read, and reports the rest. */
    public static SpecFile read(List<Json> documents, Naming naming, KindNames kinds, Problems problems) {
        SpecReader reader = new SpecReader(naming, kinds, problems);
        documents.forEach(reader::document);
        if (documents.isEmpty() && !problems.hasErrors()) {
            problems.error(Code.SYNTAX_ERROR, SourceSpan.START, "the spec is empty", "write a 'source' and a 'sink'");
        }
        return new SpecFile(reader.flows, reader.secrets);
    }

    private void document(Json document) {
        if (document instanceof Json.Nul) {
            return;
        }
        if (!(document instanceof Json.Obj object)) {
            problems.error(Code.WRONG_TYPE, document.span(), "a spec is an object, not " + document.typeName());
            return;
        }
        if (isManifest(object)) {
            manifest(object);
        } else {
            bare(object);
        }
    }

    private static boolean isManifest(Json.Obj object) {
        return List.of("apiVersion", "kind", "metadata").stream()
                .anyMatch(name -> object.get(name).isPresent());
    }

    private void bare(Json.Obj body) {
        String namespace = naming.namespace().orElse(FlowSpec.DEFAULT_NAMESPACE);
        Metadata outside = new Metadata(Optional.empty(), Optional.of(namespace), body.span());
        add(BARE_KIND, body, body, outside);
    }

    private void manifest(Json.Obj document) {
        Optional<Json> kind = document.get("kind");
        if (kind.isEmpty()) {
            problems.error(
                    Code.MISSING_OPTION,
                    document.span(),
                    "the manifest has no 'kind'",
                    "add 'kind: " + BARE_KIND + "'");
            return;
        }
        Optional<Json.Str> text = Expect.text("kind", kind.get(), problems);
        if (text.isEmpty()) {
            return;
        }
        if (text.get().text().equals(SECRET)) {
            SecretReader.read(document, problems).ifPresent(secrets::add);
        } else if (isBuilt(text.get())) {
            flow(text.get().text(), document);
        }
    }

    private boolean isBuilt(Json.Str kind) {
        if (kinds.known().contains(kind.text())) {
            return true;
        }
        if (kinds.announced().contains(kind.text())) {
            String message = "kind '%s' is known, but this version cannot run it yet".formatted(kind.text());
            problems.error(Code.NOT_YET_SUPPORTED, kind.span(), message);
            return false;
        }
        String hint = Nearest.to(kind.text(), kinds.known())
                .map(near -> "did you mean '" + near + "'?")
                .orElse("keep only " + String.join(", ", kinds.known()) + " and Secret documents in a spec file");
        String message = "there is no kind '%s'".formatted(kind.text());
        problems.error(Code.UNKNOWN_KIND, kind.span(), message, hint);
        return false;
    }

    private void flow(String kind, Json.Obj document) {
        Expect.onlyFields(document, "the manifest", MANIFEST_FIELDS, problems);
        apiVersion(document);
        Metadata metadata = Metadata.read(document, problems);
        Optional<Json> spec = document.get("spec");
        if (spec.isEmpty()) {
            problems.error(Code.MISSING_OPTION, document.span(), "the manifest has no 'spec'");
            return;
        }
        Expect.object("spec", spec.get(), problems).ifPresent(body -> add(kind, document, body, metadata));
    }

    private void apiVersion(Json.Obj document) {
        Optional<Json> version = document.get("apiVersion");
        if (version.isEmpty()) {
            problems.error(
                    Code.MISSING_OPTION,
                    document.span(),
                    "the manifest has no 'apiVersion'",
                    "add 'apiVersion: " + API_VERSION + "'");
            return;
        }
        Expect.text("apiVersion", version.get(), problems)
                .filter(text -> !text.text().equals(API_VERSION))
                .ifPresent(text -> problems.error(
                        Code.INVALID_VALUE,
                        text.span(),
                        "there is no apiVersion '%s'".formatted(text.text()),
                        "write '" + API_VERSION + "'"));
    }

    private void add(String kind, Json.Obj document, Json.Obj body, Metadata metadata) {
        Optional<Json.Str> own = metadata.name();
        Optional<String> name = own.map(Json.Str::text).or(naming::fallback);
        SourceSpan at = own.map(Json.Str::span).orElse(metadata.at());
        if (name.isEmpty()) {
            problems.error(Code.MISSING_NAME, at, "the flow has no name", "give it one with --name");
            return;
        }
        Names.check("flow", name.get(), at, problems);
        String namespace = metadata.namespace().or(naming::namespace).orElse(FlowSpec.DEFAULT_NAMESPACE);
        if (!names.add(namespace + "/" + name.get())) {
            String message = "two flows of this file are named '%s'".formatted(name.get());
            problems.error(Code.DUPLICATE_KEY, at, message, "give each flow its own name");
        }
        flows.add(new FlowSpec(
                kind,
                namespace,
                name.get(),
                body,
                isManifest(document),
                metadata.texts("annotations"),
                metadata.texts("labels"),
                new SourceSpan(body.span().start(), body.span().start())));
    }
}
