using System.Text;
using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>Reads the entries of a <c>texthash:</c> table.</summary>
internal sealed class TextHashLoader : IEntryTarget
{
    private readonly TableRequest _request;
    private readonly TableSource _source;
    private readonly EntryStore _entries = new();

    private TextHashLoader(TableRequest request, FileDescriptor file)
    {
        _request = request;
        _source = new TableSource(file, request.Name, request.Context.Log)
        {
            ChecksUtf8 = request.ChecksUtf8,
            ValuesAreFiles = request.Has(TableFlags.ValuesAreFiles),
            FormatNote = " -- ignoring this line",
        };
    }

    /// <summary>Reads a file to its end.</summary>
    /// <exception cref="TableException">It has a key twice, and that is to be an error.</exception>
    public static EntryStore Load(TableRequest request, FileDescriptor file)
    {
        TextHashLoader loader = new(request, file);
        loader._source.CopyTo(loader);
        return loader._entries;
    }

    public bool TryPut(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (!LookupTable.IsPlainKey(key) || !Ascii.IsValid(value))
            return false;
        if (!Store(key, value))
            Report(Encoding.ASCII.GetString(key));
        return true;
    }

    public PutOutcome Put(string key, string value)
    {
        using NativeText stored = new(_request.FoldFixedKey(key)), text = new(value);
        return Store(stored.Bytes, text.Bytes) ? PutOutcome.Stored : Report(key);
    }

    private bool Store(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        _entries.Put(key, value, overwrite: _request.Has(TableFlags.ReplaceDuplicates));

    private PutOutcome Report(string key) => DuplicateKeys.Report(_request, $"{_request.Name}, line {_source.LineNumber}", key);
}
