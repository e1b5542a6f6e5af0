using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Postcat;

/// <summary>Records from a pipe, which can only be read on.</summary>
internal sealed class StreamRecords(FileDescriptor input) : IRecordSource
{
    public int ReadAt(Span<byte> buffer, long offset) => input.Read(buffer);
}
