using Postfix.Posix;

namespace Postfix.Tests.Posix;

public sealed class FileDescriptorTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void What_is_written_is_read_back()
    {
        using FileDescriptor file = FileSystem.Open(_directory / "file", OpenFlags.ReadWrite | OpenFlags.Create, 0x180);
        file.WriteAll("hello world"u8);
        file.WriteAt("W"u8, 6);
        file.Seek(0, SeekOrigin.Begin);
        byte[] buffer = new byte[100];
        Assert.Equal(11, file.Read(buffer));
        Assert.Equal("hello World"u8, buffer.AsSpan(0, 11));
        Assert.Equal(0, file.Read(buffer));
        Assert.Equal(5, file.ReadAt(buffer, 6));
    }

    [Fact]
    public void A_standard_stream_that_nobody_uses_any_more_stays_open()
    {
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Forget() => _ = FileDescriptor.FromStandardStream(0).Number;

        FileStatus before = FileDescriptor.Borrow(0).Status();
        Forget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(before.Inode, FileDescriptor.Borrow(0).Status().Inode);
    }

    [Fact]
    public void Status_tells_size_mode_owner_and_times()
    {
        using FileDescriptor file = FileSystem.Open(_directory / "file", OpenFlags.ReadWrite | OpenFlags.Create);
        file.SetMode(0x1C0);
        file.Truncate(4000);
        var time = new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.Zero).AddMicroseconds(123456);
        file.SetTimes(time);
        FileStatus status = file.Status();
        Assert.True(status.IsRegular);
        Assert.Equal((0x1C0, 4000L, 1L), (status.Permissions, status.Size, status.Links));
        Assert.Equal(Credentials.EffectiveUid, status.Uid);
        Assert.Equal(time, status.Modified);
        Assert.Equal(status.Inode, FileSystem.TryStatus(_directory / "file")!.Value.Inode);
    }

    [Fact]
    public void A_missing_file_is_reported_with_operation_path_and_reason()
    {
        var error = Assert.Throws<PosixException>(() => FileSystem.Open("active/ABC", OpenFlags.ReadOnly));
        Assert.Equal("open active/ABC: No such file or directory", error.Message);
        Assert.Equal(Errno.ENOENT, error.Errno);
    }

    [Theory]
    [InlineData(LockStyle.Flock)]
    [InlineData(LockStyle.Fcntl)]
    public void An_exclusive_lock_keeps_others_out_until_it_is_given_back(LockStyle style)
    {
        using FileDescriptor first = FileSystem.Open(_directory / "lock", OpenFlags.ReadWrite | OpenFlags.Create, 0x180);
        using FileDescriptor second = FileSystem.Open(_directory / "lock", OpenFlags.ReadWrite);
        Assert.True(first.TryLock(LockKind.Exclusive, style));
        Assert.False(second.TryLock(LockKind.Shared, style));
        first.Unlock(style);
        Assert.True(second.TryLock(LockKind.Shared, style));
        Assert.True(first.TryLock(LockKind.Shared, style));
    }

    [Fact]
    public void A_non_blocking_pipe_says_when_nothing_is_there()
    {
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        using (reader)
        {
            reader.SetNonBlocking(true);
            byte[] buffer = new byte[10];
            Assert.Null(reader.TryRead(buffer));
            Assert.Throws<TimeoutException>(() => reader.Read(buffer));
            Assert.False(reader.WaitReadable(TimeSpan.Zero));
            writer.WriteAll("abc"u8);
            Assert.True(reader.WaitReadable(TimeSpan.Zero));
            Assert.Equal(3, reader.Available);
            Assert.Equal(3, reader.TryRead(buffer));
            writer.Dispose();
            // A program that another test is just starting holds a copy until it executes.
            Assert.True(reader.WaitReadable(TimeSpan.FromSeconds(10)));
            Assert.Equal(0, reader.TryRead(buffer));
        }
    }
}
