using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Master;

public sealed class ListenFailureTests
{
    [Theory]
    [InlineData(ServiceType.Inet, "listen", Errno.EADDRINUSE, "listen private/x: Address already in use")]
    [InlineData(ServiceType.Unix, "bind", Errno.EACCES, "bind: private/x: Permission denied")]
    [InlineData(ServiceType.Pass, "bind", Errno.ENAMETOOLONG, "unix-domain name too long: private/x")]
    [InlineData(ServiceType.UnixDatagram, "bind", Errno.ENAMETOOLONG, "unix_dgram_listen: unix-domain name too long: private/x")]
    [InlineData(ServiceType.UnixDatagram, "remove", Errno.EISDIR, "remove private/x: Is a directory")]
    [InlineData(ServiceType.Unix, "chmod", Errno.EPERM, "chmod socket private/x: Operation not permitted")]
    [InlineData(ServiceType.Fifo, "remove", Errno.EISDIR, "fifo_listen: remove private/x: Is a directory")]
    [InlineData(ServiceType.Fifo, "mkfifo", Errno.EACCES, "fifo_listen: create fifo private/x: Permission denied")]
    [InlineData(ServiceType.Fifo, "open", Errno.EACCES, "fifo_listen: open private/x: Permission denied")]
    public void A_socket_that_cannot_be_made_is_told_in_the_words_of_Postfix(ServiceType type, string operation, Errno errno, string text) =>
        Assert.Equal(text, ListenFailure.Describe(type, new PosixException(errno, operation, "private/x")));
}
