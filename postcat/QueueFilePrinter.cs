using System.Globalization;
using Postfix.Cli;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Postcat;

/// <summary>Prints the records of queue files in readable form.</summary>
internal sealed class QueueFilePrinter(
    Terminal terminal, Log log, PrintedParts parts, RecordPrefix prefix, PointerMode pointers, TimeProvider time)
{
    // A day before the end of DateTimeOffset, so that it has a local time as well.
    private const long LatestSecond = 253402214399;

    private Place _place;

    // Where the reading of the record began: of one that a pointer leads to, that is the pointer's place.
    private long _offset;

    private string _path = "";
    private bool _hasSize;

    // Whether the last piece of text goes on in the next record.
    private bool _isInLine;

    private enum Place
    {
        Envelope,
        Header,
        Body,
        Done,
    }

    // Records of the envelope, one of which comes first in queue files and submissions.
    private static ReadOnlySpan<byte> FirstRecords => "MCTcFILSDRO/WVA>K<ion"u8;

    private bool PrintsEnvelope => (parts & PrintedParts.Envelope) != 0;

    private bool PrintsPlace => (parts & PartOf(_place)) != 0;

    private bool HasLinePerRecord => log.IsVerbose || (prefix & RecordPrefix.Offset) != 0;

    /// <summary>Prints one file; what is wrong with it is logged.</summary>
    /// <param name="path">Its name in headings.</param>
    /// <param name="source">Its records.</param>
    /// <param name="skip">Offset to start at; 0 for the beginning.</param>
    public void Print(string path, IRecordSource source, long skip)
    {
        using RecordReader reader = new(source, pointers);
        _place = Place.Envelope;
        _path = path;
        _hasSize = _isInLine = false;
        try
        {
            Print(reader, skip);
        }
        catch (CorruptRecordException error)
        {
            terminal.Flush();
            log.Warning($"{path}: {error.Message}");
            throw new FatalException("record read error");
        }
        terminal.Flush();
    }

    private void Print(RecordReader reader, long skip)
    {
        if (skip > 0)
            reader.Seek(skip);
        bool more = TryRead(reader, isFirst: skip == 0);
        if (more && skip == 0 && PrintsEnvelope)
            Heading("ENVELOPE RECORDS");
        for (; more && _place != Place.Done; more = Read(reader))
            Print(reader);
    }

    // A file is told by its first byte; nothing is nothing, not even an error.
    private bool TryRead(RecordReader reader, bool isFirst)
    {
        try
        {
            if (!Read(reader))
                return false;
        }
        catch (CorruptRecordException) when (isFirst && !FirstRecords.Contains((byte)reader.Type))
        {
            // Whatever it is, it is not a queue file; the caller is told so below.
        }
        if (!isFirst || FirstRecords.Contains((byte)reader.Type))
            return true;
        log.Warning($"{_path}: input is not a valid queue file");
        return false;
    }

    private bool Read(RecordReader reader)
    {
        _offset = reader.Position;
        return reader.Read();
    }

    private void Print(RecordReader reader)
    {
        switch (reader.Type)
        {
            case RecordType.Message:
                Section(reader, "MESSAGE CONTENTS", isInOrder: _place == Place.Envelope, "message content");
                _place = Place.Header;
                break;
            case RecordType.Extracted:
                Section(reader, "HEADER EXTRACTED", isInOrder: _place is Place.Header or Place.Body, "extracted segment");
                _place = PrintsEnvelope ? Place.Envelope : Place.Done;
                break;
            case RecordType.End:
                Section(reader, "MESSAGE FILE END", isInOrder: _place == Place.Envelope, "message end");
                if (pointers != PointerMode.Report)
                    _place = Place.Done;
                break;
            case RecordType.Line or RecordType.ContinuedLine when _place is Place.Header or Place.Body:
                PrintText(reader);
                break;
            default:
                PrintRecord(reader);
                break;
        }
    }

    private void PrintText(RecordReader reader)
    {
        if (_place == Place.Header && !_isInLine && !IsHeader(reader.Data))
            _place = parts == PrintedParts.Header ? Place.Done : Place.Body;
        if (PrintsPlace)
        {
            PrintPrefix(reader);
            if (log.IsVerbose)
                terminal.Write(reader.Type == RecordType.Line ? "regular_text: " : "unterminated_text: ");
            terminal.Write(reader.Data);
            if (reader.Type == RecordType.Line || HasLinePerRecord)
                terminal.Write("\n"u8);
        }
        _isInLine = reader.Type != RecordType.Line;
    }

    private void EndLine()
    {
        if (_isInLine && PrintsPlace && !HasLinePerRecord)
            terminal.Write("\n"u8);
        _isInLine = false;
    }

    private void PrintRecord(RecordReader reader)
    {
        if (PrintsPlace && Describe(reader) is string description)
        {
            PrintPrefix(reader);
            terminal.WriteLine(description);
        }
        if (reader.Type == RecordType.Size)
            CheckSize(reader);
    }

    private string? Describe(RecordReader reader)
    {
        string name = RecordNames.Of(reader.Type);
        switch (reader.Type)
        {
            case RecordType.ArrivalTime or RecordType.WarningTime:
                return $"{name}: {Date(reader.Text)}";
            case RecordType.Line when !log.IsVerbose:
                return reader.Text;
            case RecordType.Attribute:
                return DescribeAttribute(name, reader);
            default:
                return $"{name}: {reader.Text}";
        }
    }

    private string? DescribeAttribute(string name, RecordReader reader)
    {
        if (!QueueAttribute.TryParse(reader.Type, reader.Data, out QueueAttribute attribute))
        {
            string flaw = ByteText.Trim(reader.Text) is [] or ['=', ..] ? "missing attribute name" : "missing '=' after attribute name";
            log.Warning($"{_path}: malformed attribute: {flaw}: {ByteText.Printable(reader.Text)}");
            return null;
        }
        return attribute.Name == QueueAttributeNames.CreateTime
            ? $"{attribute.Name}: {Date(attribute.Value)}"
            : $"{name}: {attribute.Name}={attribute.Value}";
    }

    // A submission may have a preliminary record.
    private void CheckSize(RecordReader reader)
    {
        if (_path.StartsWith($"{QueueName.Maildrop}/", StringComparison.Ordinal))
            return;
        if (_hasSize)
            log.Warning("file contains multiple size records");
        else if (SizeRecord.Parse(reader.Data) is not { ContentBytes: > 0, ContentOffset: > 0 })
            log.Warning($"invalid size record: {ByteText.Printable(reader.Text)}");
        _hasSize = true;
    }

    private static bool IsHeader(ReadOnlySpan<byte> line) =>
        line is [(byte)' ' or (byte)'\t', ..] || HeaderName.NameLength(line) > 0;

    private static PrintedParts PartOf(Place place) => place switch
    {
        Place.Envelope => PrintedParts.Envelope,
        Place.Header => PrintedParts.Header,
        Place.Body => PrintedParts.Body,
        _ => PrintedParts.None,
    };

    private void Section(RecordReader reader, string title, bool isInOrder, string marker)
    {
        if (!isInOrder)
            log.Warning($"{_path}: out-of-order {marker} marker");
        EndLine();
        if (!PrintsEnvelope)
            return;
        PrintPrefix(reader);
        Heading(title);
    }

    private void Heading(string title) => terminal.WriteLine($"*** {title} {_path} ***");

    private void PrintPrefix(RecordReader reader)
    {
        if ((prefix & RecordPrefix.File) != 0 && (!_isInLine || HasLinePerRecord))
            terminal.Write($"{_path}: ");
        if ((prefix & RecordPrefix.Offset) != 0)
            terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{_offset,9} "));
        if ((prefix & RecordPrefix.Type) != 0)
            terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{(int)reader.Type,3} "));
    }

    // The form of asctime(3): "Sat Nov 21 00:31:36 2026".
    private string Date(string value)
    {
        string seconds = value.TrimStart(' ').Split(' ')[0];
        if (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long unix) || unix > LatestSecond)
            return value;
        DateTimeOffset local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unix), time.LocalTimeZone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:ddd MMM} {local.Day,2} {local:HH:mm:ss yyyy}");
    }
}
