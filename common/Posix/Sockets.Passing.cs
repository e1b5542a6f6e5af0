using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <content>Descriptor passing: one NUL byte with one SCM_RIGHTS message.</content>
public static partial class Sockets
{
    // CMSG_LEN of one int. CMSG_SPACE would let a second descriptor in, which nobody would close.
    private const int DescriptorMessageLength = 20;

    /// <summary>Passes a descriptor to the peer; ours stays open.</summary>
    public static unsafe void SendDescriptor(FileDescriptor socket, FileDescriptor descriptor)
    {
        byte nul = 0;
        var vector = new IoVector { iov_base = &nul, iov_len = 1 };
        var control = new DescriptorMessage
        {
            cmsg_len = DescriptorMessageLength,
            cmsg_level = LibC.SOL_SOCKET,
            cmsg_type = LibC.SCM_RIGHTS,
            fd = descriptor.Number,
        };
        var message = Header(&vector, &control);
        nint count;
        do
            count = LibC.sendmsg(socket, in message, LibC.MSG_NOSIGNAL);
        while (count < 0 && LastError.IsInterrupt);
        ThrowIfTimedOut(count, "timed out while passing a descriptor");
        LastError.ThrowIfNegative(count, "pass descriptor to", socket.Path);
    }

    /// <summary>Receives a descriptor; null when the peer closed or sent a byte without one.</summary>
    public static unsafe FileDescriptor? ReceiveDescriptor(FileDescriptor socket)
    {
        byte data;
        var vector = new IoVector { iov_base = &data, iov_len = 1 };
        DescriptorMessage control = default;
        var message = Header(&vector, &control);
        nint count;
        do
            count = LibC.recvmsg(socket, ref message, LibC.MSG_CMSG_CLOEXEC);
        while (count < 0 && LastError.IsInterrupt);
        ThrowIfTimedOut(count, "timed out while receiving a descriptor");
        LastError.ThrowIfNegative(count, "receive descriptor from", socket.Path);
        bool hasDescriptor = count > 0 && message.msg_controllen >= DescriptorMessageLength
            && control is { cmsg_level: LibC.SOL_SOCKET, cmsg_type: LibC.SCM_RIGHTS };
        return hasDescriptor ? new FileDescriptor(control.fd) { Path = "passed descriptor" } : null;
    }

    // Sound: the pieces lie on the stack of the caller, who uses the header before returning.
    private static unsafe MessageHeader Header(IoVector* vector, DescriptorMessage* control) => new()
    {
        msg_iov = vector,
        msg_iovlen = 1,
        msg_control = control,
        msg_controllen = DescriptorMessageLength,
    };

    private static void ThrowIfTimedOut(nint result, string text)
    {
        if (result < 0 && LastError.Code == Errno.EAGAIN)
            throw new TimeoutException(text);
    }
}
