using System.Globalization;
using Postfix.Cli;
using Postfix.Logging;
using Postfix.Mail;

namespace Postfix.Postcat;

/// <summary>Prints the records of queue files in readable form.</summary>
internal sealed class QueueFilePrinter(
    Terminal terminal, Log log, PrintedParts parts, RecordPrefix prefix, PointerMode pointers, TimeProvider time)
{
    // First records of queue files and of submissions.
    private static readonly RecordType[] s_firstRecords =
        [RecordType.Size, RecordType.ArrivalTime, RecordType.CreateTime, RecordType.FullName, RecordType.Sender];

    private Place _place;

    // Where the reading of the record began: of one that a pointer leads to, that is the pointer's place.
    private long _offset;

    private string _path = "";
    private bool _isInLine;

    private enum Place
    {
        Envelope,
        Header,
        Body,
        Extracted,
        Done,
    }

    private bool PrintsEnvelope => (parts & PrintedParts.Envelope) != 0;

    /// <summary>Prints one file; what is wrong with it is logged.</summary>
    /// <param name="path">Its name in headings.</param>
    /// <param name="source">Its records.</param>
    /// <param name="skip">Offset to start at; 0 for the beginning.</param>
    public void Print(string path, IRecordSource source, long skip)
    {
        using RecordReader reader = new(source, pointers);
        _place = Place.Envelope;
        _path = path;
        if (skip > 0)
            reader.Seek(skip);
        else if (!StartsLikeQueueFile(reader))
            return;
        else if (PrintsEnvelope)
            Heading("ENVELOPE RECORDS");
        try
        {
            bool more = skip == 0 || Read(reader);
            for (; more && _place != Place.Done; more = Read(reader))
                Print(reader);
        }
        catch (CorruptRecordException error)
        {
            log.Warning($"{path}: {error.Message}");
        }
        terminal.Flush();
    }

    private bool StartsLikeQueueFile(RecordReader reader)
    {
        try
        {
            if (!Read(reader))
                return false; // nothing is nothing, not even an error
            if (s_firstRecords.Contains(reader.Type))
                return true;
        }
        catch (CorruptRecordException)
        {
            // Whatever it is, it is not a queue file; the caller is told so below.
        }
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
            case RecordType.Message when _place == Place.Envelope:
                _place = Place.Header;
                Section(reader, "MESSAGE CONTENTS");
                break;
            case RecordType.Extracted when _place is Place.Header or Place.Body:
                _place = Place.Extracted;
                Section(reader, "HEADER EXTRACTED");
                break;
            case RecordType.End:
                Section(reader, "MESSAGE FILE END");
                if (pointers == PointerMode.Follow)
                    _place = Place.Done;
                break;
            default:
                PrintOrdinary(reader);
                break;
        }
    }

    private void PrintOrdinary(RecordReader reader)
    {
        bool isText = _place is Place.Header or Place.Body && reader.Type is RecordType.Line or RecordType.ContinuedLine;
        if (isText)
            PrintText(reader);
        else if (PrintsEnvelope)
            PrintRecord(reader);
    }

    private void PrintText(RecordReader reader)
    {
        if (_place == Place.Header && reader.Data is not [(byte)' ' or (byte)'\t', ..] && HeaderName.NameLength(reader.Data) <= 0)
            _place = Place.Body;
        PrintedParts part = _place == Place.Header ? PrintedParts.Header : PrintedParts.Body;
        if ((parts & part) == 0)
            return;
        PrintPrefix(reader);
        terminal.Write(reader.Data);
        _isInLine = reader.Type != RecordType.Line;
        if (!_isInLine)
            terminal.Write("\n"u8);
    }

    private void PrintRecord(RecordReader reader)
    {
        PrintPrefix(reader);
        string name = RecordNames.Of(reader.Type);
        string text = reader.Text;
        if (reader.Type is RecordType.ArrivalTime or RecordType.CreateTime)
            terminal.WriteLine($"{name}: {Date(text)}");
        else if (QueueAttribute.TryParse(reader.Type, reader.Data, out QueueAttribute attribute) && attribute.Name == QueueAttributeNames.CreateTime)
            terminal.WriteLine($"{attribute.Name}: {Date(attribute.Value)}");
        else
            terminal.WriteLine($"{name}: {text}");
    }

    private void Section(RecordReader reader, string title)
    {
        if (!PrintsEnvelope)
            return;
        PrintPrefix(reader);
        Heading(title);
    }

    private void Heading(string title) => terminal.WriteLine($"*** {title} {_path} ***");

    private void PrintPrefix(RecordReader reader)
    {
        if ((prefix & RecordPrefix.File) != 0 && !_isInLine)
            terminal.Write($"{_path}: ");
        if ((prefix & RecordPrefix.Offset) != 0)
            terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{_offset,9} "));
        if ((prefix & RecordPrefix.Type) != 0)
            terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{(int)reader.Type,3} "));
    }

    // The form of asctime(3): "Sat Nov 21 00:31:36 2026".
    private string Date(string value)
    {
        string seconds = value.Split(' ')[0];
        if (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long unix) || unix > uint.MaxValue)
            return value;
        DateTimeOffset local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unix), time.LocalTimeZone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:ddd MMM} {local.Day,2} {local:HH:mm:ss yyyy}");
    }
}
