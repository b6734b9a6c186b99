// Lucene as a peer of scripts/bench_search.py. Rows are tab-separated; values of one field
// are parted by U+001F. Usage:
//   build FOLDER < documents      in_title in_body form_title form_body day municipality body year law
//   pages FOLDER WARM < queries   mode words filters newest offset forms
// "pages" prints for each query: nanoseconds (processor time of the thread) of the answer, of
// the snippets, total, and for each facet its largest counts; then "memory" and kilobytes.
// The first WARM queries are for the compiler and are printed as the others.

import java.io.*;
import java.lang.management.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.facet.*;
import org.apache.lucene.facet.sortedset.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;

public class LuceneBench {
    static final String[] FACETS = {"municipality", "body", "year", "law_reference"};
    static final String[] ZONES = {"title", "body"};
    static final String PART = "\u001f";
    static final float TITLE_BOOST = 2f;
    static final int TOP = 50, PAGE = 20;
    static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    public static void main(String[] args) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (args[0].equals("build")) build(Path.of(args[1]), in);
        else new LuceneBench().pages(Path.of(args[1]), in);
    }

    static FieldType type(IndexOptions options, boolean stored) {
        var type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setStored(stored);
        type.freeze();
        return type;
    }

    static void build(Path folder, BufferedReader in) throws IOException {
        var plain = type(IndexOptions.DOCS_AND_FREQS, false);
        var placed = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
        var facets = new FacetsConfig();
        for (var name : FACETS) {
            facets.setIndexFieldName(name, "facet." + name);
            facets.setMultiValued(name, true);
        }
        var config = new IndexWriterConfig(new WhitespaceAnalyzer()).setRAMBufferSizeMB(512);
        try (var writer = new IndexWriter(new MMapDirectory(folder), config)) {
            for (String line; (line = in.readLine()) != null; ) {
                var cells = line.split("\t", -1);
                var doc = new Document();
                for (int i = 0; i < 2; i++) {
                    doc.add(new Field("in_" + ZONES[i], cells[i], plain));
                    doc.add(new Field("form_" + ZONES[i], cells[2 + i], placed));
                }
                doc.add(new NumericDocValuesField("day", Long.parseLong(cells[4])));
                for (int i = 0; i < FACETS.length; i++)
                    for (var value : cells[5 + i].split(PART))
                        if (!value.isEmpty()) {
                            doc.add(new SortedSetDocValuesFacetField(FACETS[i], value));
                            doc.add(new StringField(FACETS[i], value, Field.Store.NO));
                        }
                writer.addDocument(facets.build(doc));
            }
            writer.forceMerge(1);
            writer.commit();
        }
    }

    static Query both(java.util.function.Function<String, Query> make) {
        return new BooleanQuery.Builder()
            .add(new BoostQuery(make.apply("title"), TITLE_BOOST), BooleanClause.Occur.SHOULD)
            .add(make.apply("body"), BooleanClause.Occur.SHOULD).build();
    }

    static Query words(String mode, String[] words) {
        if (mode.equals("phrase")) return both(zone -> new PhraseQuery("form_" + zone, words));
        var all = new BooleanQuery.Builder();
        var occur = mode.equals("any") ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST;
        for (var word : words)
            all.add(both(zone -> mode.equals("prefix")
                ? new PrefixQuery(new Term("in_" + zone, word))
                : new TermQuery(new Term("in_" + zone, word))), occur);
        return all.build();
    }

    static Query query(String[] cells) {
        var all = new BooleanQuery.Builder();
        if (!cells[1].isEmpty()) all.add(words(cells[0], cells[1].split(PART)), BooleanClause.Occur.MUST);
        else all.add(new MatchAllDocsQuery(), BooleanClause.Occur.MUST);
        for (var filter : cells[2].split("\u001e")) {
            if (filter.isEmpty()) continue;
            var values = filter.split(PART);
            var any = new BooleanQuery.Builder();
            for (int i = 1; i < values.length; i++)
                any.add(new TermQuery(new Term(values[0], values[i])), BooleanClause.Occur.SHOULD);
            all.add(any.build(), BooleanClause.Occur.FILTER);
        }
        return all.build();
    }

    void pages(Path folder, BufferedReader in) throws IOException {
        var config = new FacetsConfig();
        for (var name : FACETS) {
            config.setIndexFieldName(name, "facet." + name);
            config.setMultiValued(name, true);
        }
        long opened = System.nanoTime();
        try (var reader = DirectoryReader.open(new MMapDirectory(folder))) {
            var searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null); // no query comes twice
            var states = new HashMap<String, SortedSetDocValuesReaderState>();
            for (var name : FACETS)
                states.put(name, new DefaultSortedSetDocValuesReaderState(reader, "facet." + name, config));
            System.out.println("open\t" + (System.nanoTime() - opened));
            for (String line; (line = in.readLine()) != null; ) page(searcher, states, line.split("\t", -1));
        }
        for (var row : Files.readAllLines(Path.of("/proc/self/status")))
            if (row.startsWith("VmHWM")) System.out.println("memory\t" + row.replaceAll("\\D", ""));
    }

    void page(IndexSearcher searcher, Map<String, SortedSetDocValuesReaderState> states, String[] cells)
            throws IOException {
        long started = CLOCK.getCurrentThreadCpuTime();
        var query = query(cells);
        int offset = Integer.parseInt(cells[4]);
        var collector = new FacetsCollector();
        TopDocs top = cells[3].equals("1")
            ? FacetsCollector.search(searcher, query, offset + PAGE,
                new Sort(new SortField("day", SortField.Type.LONG, true)), collector)
            : FacetsCollector.search(searcher, query, offset + PAGE, collector);
        var out = new StringBuilder();
        long total = 0;
        for (var docs : collector.getMatchingDocs()) total += docs.totalHits;
        for (var name : FACETS) {
            out.append('\t');
            var found = new SortedSetDocValuesFacetCounts(states.get(name), collector).getTopChildren(TOP, name);
            if (found != null)
                for (var row : found.labelValues) out.append(row.value.longValue()).append(' ');
        }
        int from = Math.min(offset, top.scoreDocs.length);
        var shown = Arrays.copyOfRange(top.scoreDocs, from, top.scoreDocs.length);
        var stored = searcher.storedFields();
        int letters = 0;
        for (var hit : shown) letters += stored.document(hit.doc).get("form_body").length();
        long answered = CLOCK.getCurrentThreadCpuTime();
        if (!cells[5].isEmpty() && shown.length > 0) mark(searcher, cells[5].split(PART), shown);
        long ended = CLOCK.getCurrentThreadCpuTime();
        System.out.println((answered - started) + "\t" + (ended - answered) + "\t" + total + out);
    }

    void mark(IndexSearcher searcher, String[] forms, ScoreDoc[] shown) throws IOException {
        var any = new BooleanQuery.Builder();
        for (var form : forms)
            for (var zone : ZONES) any.add(new TermQuery(new Term("form_" + zone, form)), BooleanClause.Occur.SHOULD);
        var highlighter = UnifiedHighlighter.builder(searcher, new WhitespaceAnalyzer()).build();
        int[] docs = Arrays.stream(shown).mapToInt(hit -> hit.doc).toArray();
        highlighter.highlightFields(new String[] {"form_title", "form_body"}, any.build(), docs, new int[] {1, 1});
    }
}
