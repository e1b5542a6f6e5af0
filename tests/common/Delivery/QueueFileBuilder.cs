using Postfix.Delivery;
using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Tests.Delivery;

/// <summary>A queue file with nothing but content records.</summary>
public sealed class QueueFileBuilder : IDisposable
{
    public QueueFileBuilder(string path, params string[] lines)
    {
        File = FileSystem.Open(path, OpenFlags.ReadWrite | OpenFlags.Create, 0x1C0);
        using RecordWriter writer = new(new QueueFileRecords(File));
        foreach (string line in lines)
            Write(writer, line);
        writer.Write(RecordType.Extracted);
        writer.Write(RecordType.End);
        writer.Flush();
    }

    public FileDescriptor File { get; }

    public MessageContent Content => new(File, 0);

    public void Dispose() => File.Dispose();

    // A line that ends in "..." goes on in the next record.
    private static void Write(RecordWriter writer, string line)
    {
        if (line.EndsWith("...", StringComparison.Ordinal))
            writer.Write(RecordType.ContinuedLine, line.AsSpan(0, line.Length - 3));
        else
            writer.Write(RecordType.Line, line.AsSpan());
    }
}
