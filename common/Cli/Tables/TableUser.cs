using System.Buffers;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Cli.Tables;

/// <summary>Queries, deletions and listings of the tables that a command line names. A failing table ends the program.</summary>
/// <param name="tables">Where they are opened, each when it is needed.</param>
/// <param name="specs">The tables.</param>
/// <param name="flags">How they are opened.</param>
/// <param name="context">Terminal and log.</param>
/// <param name="separator">What stands between key and value in output; null for JSON objects.</param>
public sealed class TableUser(
    TableSet tables, IReadOnlyList<TableSpec> specs, TableFlags flags, CommandContext context, string? separator)
{
    private const string Proxy = "proxy";
    private readonly LookupTable?[] _opened = new LookupTable?[specs.Count];
    private readonly byte[] _separatorBytes = ByteText.ToBytes(separator ?? "");
    private readonly ArrayBufferWriter<byte> _value = new();

    /// <summary>Writes the value of the first table that has the key.</summary>
    public bool FindFirst(string key)
    {
        if (Find(key) is not { } value)
            return false;
        context.Terminal.WriteLine(separator is null ? JsonText.Member(key, value) : value);
        return true;
    }

    /// <summary>Writes a line for each key of a stream that a table has; true when there was one.</summary>
    public bool FindEach(FileDescriptor keys)
    {
        bool found = false;
        List<LookupTable> held = [];
        KeyBatch batch = new();
        try
        {
            KeyInput input = new(keys, beforeReading: Pause);
            while (input.TryRead(batch))
            {
                if (held.Count == 0)
                    Hold(held);
                // The others get to see what is not in the first one.
                held.FirstOrDefault()?.Expect(batch);
                for (int i = 0; i < batch.Count; i++)
                    found |= FindAndShow(batch[i]);
                batch.Reserve(held.FirstOrDefault()?.BatchSize ?? 0);
            }
        }
        finally
        {
            Release(held);
        }
        return found;

        // Whoever asks may wait for our answers, and others for the tables.
        void Pause()
        {
            Release(held);
            context.Terminal.Flush();
        }
    }

    /// <summary>Writes key and value when a table has the key.</summary>
    public bool FindAndShow(string key)
    {
        if (Find(key) is not { } value)
            return false;
        Show(key, value);
        return true;
    }

    private bool FindAndShow(KeyBytes key)
    {
        _value.ResetWrittenCount();
        if (TryFind(key) is not { } isFound || (isFound && _value.WrittenCount == 0))
            return FindAndShow(ByteText.FromBytes(key.Bytes));
        if (!isFound)
            return false;
        context.Terminal.Write(key.Bytes);
        context.Terminal.Write(_separatorBytes);
        context.Terminal.Write(_value.WrittenSpan);
        context.Terminal.Write("\n"u8);
        return true;
    }

    /// <summary>Searches the tables for a plain key; null when that must be done by <see cref="Find"/>.</summary>
    private bool? TryFind(KeyBytes key)
    {
        if (separator is null || flags.HasFlag(TableFlags.ValuesAreFiles))
            return null;
        bool? found = false;
        for (int i = 0; i < specs.Count && found == false; i++)
            found = Opened(i).TryFind(key, _value);
        return found;
    }

    /// <summary>Deletes a key from one table after the other; true when one was there.</summary>
    public bool Delete(string key)
    {
        bool found = false;
        foreach (TableSpec spec in specs)
        {
            LookupTable table = OpenForUpdate(spec);
            found |= table.Delete(key);
            table.Commit();
        }
        return found;
    }

    /// <summary>Deletes keys from all tables, which must all be there; true when one was found.</summary>
    public bool DeleteEach(IEnumerable<string> keys)
    {
        List<LookupTable> opened = [.. specs.Select(OpenForUpdate)];
        bool found = false;
        foreach (string key in keys)
            foreach (LookupTable table in opened)
                found |= table.Delete(key);
        opened.ForEach(table => table.Commit());
        return found;
    }

    /// <summary>Writes all entries of the first table, in its own order; false when no table was named.</summary>
    public bool List()
    {
        if (specs.Count == 0)
            return false;
        if (specs[0].Type == Proxy)
            throw new FatalException("can't sequence maps via the proxy service");
        LookupTable table = Opened(0);
        for (TableEntry? entry = table.First(); entry is { } found; entry = table.Next())
        {
            if (found.Key.Length == 0)
                context.Log.Warning($"table {specs[0]}: empty lookup key value is not allowed");
            else
                WarnIfEmpty(specs[0].ToString(), found.Key, found.Value);
            if (Decode(table, found.Key, found.Value) is { } value)
                Show(found.Key, value);
        }
        return true;
    }

    private void Hold(List<LookupTable> held)
    {
        for (int i = 0; i < specs.Count; i++)
        {
            held.Add(Opened(i));
            held[i].Hold();
        }
    }

    private LookupTable Opened(int index) => _opened[index] ??= tables.Open(specs[index], flags);

    private static void Release(List<LookupTable> held)
    {
        held.ForEach(table => table.Release());
        held.Clear();
    }

    private string? Find(string key)
    {
        for (int i = 0; i < specs.Count; i++)
        {
            LookupTable table = Opened(i);
            LookupResult result = table.Find(key);
            if (result.IsFailed)
                throw new FatalException(Describe(table, result));
            if (!result.IsFound)
                continue;
            WarnIfEmpty(table.Label, key, result.Value);
            return Decode(table, key, result.Value) ?? throw new FatalException($"table {table.Label}: query error");
        }
        return null;
    }

    private static string Describe(LookupTable table, LookupResult result) => result.Error == LookupError.Configuration
        ? $"table {table.Label}: query error"
        : $"table {table.Label}: query error: {result.Reason ?? "Application error"}";

    /// <summary>A proxied table is made when it does not exist, because that is how the service opens it.</summary>
    private LookupTable OpenForUpdate(TableSpec spec) =>
        tables.Open(spec, flags, spec.Type == Proxy ? TableAccess.CreateOrUpdate : TableAccess.Update);

    /// <summary>The text behind a value that is stored as base64 (-F); null, with a warning, when it is not.</summary>
    private string? Decode(LookupTable table, string key, string value)
    {
        if ((flags & TableFlags.ValuesAreFiles) == 0)
            return value;
        if (Base64.Decode(value) is { } content)
            return ByteText.FromBytes(content);
        context.Log.Warning($"table {table.Label}: key {key}: malformed BASE64 value: {(value.Length > 30 ? value[..30] : value)}");
        return null;
    }

    private void WarnIfEmpty(string table, string key, string value)
    {
        if (value.Length > 0)
            return;
        context.Log.Warning($"table {table}: key {key}: empty string result is not allowed");
        context.Log.Warning($"table {table} should return NO RESULT in case of NOT FOUND");
    }

    private void Show(string key, string value)
    {
        if (separator is null)
        {
            context.Terminal.WriteLine(JsonText.Member(key, value));
            return;
        }
        context.Terminal.Write(key);
        context.Terminal.Write(separator);
        context.Terminal.WriteLine(value);
    }
}
